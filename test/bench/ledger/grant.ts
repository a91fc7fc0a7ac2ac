import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { foundUnion, grant, type TestUnion, uploadRoster } from '../../support/unions.ts'
import { type Row, row } from '../row.ts'
import type { World } from '../world.ts'
import { placeOf } from './place.ts'

const MEMBERS = 10_000
const TURNS = 3
const PER_MEMBER_FEN = 10_000

/** Seconds that an officer waits, from the request to its answer, until every member of a large union has a grant. */
export async function benchGrant(world: World): Promise<Row[]> {
  const platform = await createPlatform(world.config, { clock: systemClock })
  try {
    const place = placeOf(world, platform)
    const union = await foundUnion(place, { budgetFen: TURNS * MEMBERS * PER_MEMBER_FEN })
    await fillRoster(union)
    await joinAll(platform, union.id)
    const seconds: number[] = []
    for (let turn = 1; turn <= TURNS; turn += 1) {
      const issued = await grant(place, union, { name: `第 ${turn} 次慰问` }, (ms) =>
        seconds.push(ms / 1_000),
      )
      if (issued.members !== MEMBERS) throw new Error(`${issued.members} members were granted`)
    }
    console.log(`a grant to ${MEMBERS} joined members: ${seconds.map((one) => one.toFixed(2)).join(', ')} s`)
    const name = `issuing a grant to ${MEMBERS} joined members, slowest of ${TURNS}`
    return [row('ledger', name, Math.max(...seconds), 's', null, '< 5 s')]
  } finally {
    await platform.database.close()
  }
}

async function fillRoster({ id, officer }: TestUnion): Promise<void> {
  const lines = Array.from({ length: MEMBERS }, (_, n) => `会员${n},${13_400_000_000 + n},一科`)
  const file = new TextEncoder().encode(['姓名,手机号,分组', ...lines].join('\n'))
  const { body } = await uploadRoster(officer, id, file, 'roster.csv')
  await officer.call('POST /api/union-office/roster-imports/{id}/confirm', { params: { id: body.id } })
}

/** Each member has an account that has joined: ten thousand sign-ins would take minutes, and are not what is measured. */
async function joinAll({ database: { sql } }: Platform, unionId: string): Promise<void> {
  await sql`
    with accounts as (
      insert into users (id, phone_encrypted, phone_index, nickname, created_at, last_seen_at)
      select gen_random_uuid(), phone_encrypted, phone_index, '会员', now(), now()
      from union_members where union_id = ${unionId}
      returning id, phone_index
    )
    update union_members set user_id = accounts.id, joined_at = now()
    from accounts where union_members.union_id = ${unionId} and union_members.phone_index = accounts.phone_index`
}
