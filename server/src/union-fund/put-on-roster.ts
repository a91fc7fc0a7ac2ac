import { analyzeAfter } from '../platform/db/analyze-after.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { inSlices, sealPerson } from './sealed-people.ts'

/** Puts people on a union's roster, or changes those whose phone is on it. The roster is locked. */
export async function putOnRoster(
  tx: Db,
  { cipher }: Pick<Platform, 'cipher'>,
  unionId: string,
  people: readonly { name: string; phone: string; group: string }[],
): Promise<void> {
  const members = await inSlices(people, ({ name, phone, group }) => ({
    ...sealPerson(cipher, { name, phone }),
    id: newId(),
    group,
  }))
  await sqlOf(tx)`
    insert into union_members (id, union_id, name_encrypted, phone_encrypted, phone_index, group_name, state)
    select id, ${unionId}::uuid, name_encrypted, phone_encrypted, phone_index, group_name, 'active'
    from unnest(${members.map((one) => one.id)}::uuid[], ${members.map((one) => one.nameEncrypted)}::text[],
      ${members.map((one) => one.phoneEncrypted)}::text[], ${members.map((one) => one.phoneIndex)}::text[],
      ${members.map((one) => one.group)}::text[])
      as row (id, name_encrypted, phone_encrypted, phone_index, group_name)
    on conflict (union_id, phone_index) do update set name_encrypted = excluded.name_encrypted,
      group_name = excluded.group_name, state = 'active'`
  await analyzeAfter(tx, members.length, ['union_members'])
}
