import type { RosterImport } from '@yuxiang/shared/api/union-roster'
import { maskPhone } from '../platform/crypto.ts'
import { newId } from '../platform/db/columns.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { readSheet } from '../platform/sheets/index.ts'
import { checkRoster, type RosterRow } from './check-roster.ts'
import { requireOfficer } from './officers.ts'
import { inSlices } from './sealed-people.ts'
import { rosterImports } from './tables.ts'

const errorsListed = 200
const sampleLength = 10
const fileNameMax = 100
/** Beyond the heading. */
const rowsMax = 20_000
const refusals = { unreadable: 'roster_unreadable', tooLong: 'roster_too_long' } as const

/**
 * Reads an uploaded roster and says what importing it would do; the roster itself stays as it is. Refuses with
 * `union_not_found`, `file_too_large`, `roster_unreadable`, `roster_too_long`.
 */
export async function previewRoster(
  platform: Platform,
  userId: string,
  unionId: string,
  upload: () => Promise<Upload>,
): Promise<RosterImport> {
  const { database, cipher, clock } = platform
  await requireOfficer(database.db, userId, unionId)
  const { name, bytes } = await upload()
  const { rows, errors } = checkRoster(await readSheet(bytes, { rowsMax, refusals }))
  const { rosterVersion, ...counts } = await compare(platform, unionId, rows)
  const preview = {
    id: newId(),
    fileName: fileNameOf(name),
    state: 'preview' as const,
    ...counts,
    errorCount: errors.length,
    errors: errors.slice(0, errorsListed),
  }
  const rowCount = rows.length + new Set(errors.map((one) => one.row)).size
  await database.db.insert(rosterImports).values({
    ...preview,
    unionId,
    rosterVersion,
    rowCount,
    rowsEncrypted: cipher.encrypt(JSON.stringify(rows)),
    createdAt: clock(),
  })
  return { ...preview, rows: rowCount, sample: rows.slice(0, sampleLength).map(sampleOf) }
}

const sampleOf = ({ row, name, phone, group }: RosterRow) => ({
  row,
  name,
  phoneMasked: maskPhone(phone),
  group,
})

/** The sender's name of the file, without what could not be shown or kept. */
const fileNameOf = (name: string): string =>
  name.replace(/\p{C}/gu, '').slice(0, fileNameMax).toWellFormed() || '名册'

/** Members are told by their phone: new ones, those who differ, and the rest. */
async function compare(platform: Platform, unionId: string, rows: readonly RosterRow[]) {
  const { database, cipher } = platform
  const [union] = await database.sql<{ version: number }[]>`
    select roster_version as version from unions where id = ${unionId}`
  const members = await database.sql<
    { phoneIndex: string; nameEncrypted: string; group: string; state: string }[]
  >`
    select phone_index as "phoneIndex", name_encrypted as "nameEncrypted", group_name as "group", state
    from union_members where union_id = ${unionId}`
  const known = new Map(members.map((member) => [member.phoneIndex, member]))
  const kinds = await inSlices(rows, ({ name, phone, group }) => {
    const member = known.get(cipher.blindIndex(phone))
    if (!member) return 'added'
    const isSame =
      member.state === 'active' && member.group === group && cipher.decrypt(member.nameEncrypted) === name
    return isSame ? 'unchanged' : 'updated'
  })
  const count = (kind: (typeof kinds)[number]) => kinds.filter((one) => one === kind).length
  return {
    rosterVersion: union?.version ?? 0,
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
  }
}
