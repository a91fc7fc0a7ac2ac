import type { Allowance, GrantScope } from '@yuxiang/shared/api/union'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { accountFigures } from '../platform/ledger/index.ts'
import { scopeTextOf } from './scope.ts'

interface Row {
  id: string
  unionName: string
  grantName: string
  amountFen: string
  freeFen: string
  validFrom: string
  validTo: string
  scope: GrantScope
  grantState: 'issued' | 'withdrawn' | 'expired'
  isWithdrawn: boolean
}

/** The member's allowances: what can be spent first, the one that ends first first; what is over last. */
export async function listOwnAllowances(platform: Platform, userId: string): Promise<Allowance[]> {
  const allowances = await readOwn(platform, userId, null)
  const isOver = ({ state }: Allowance) => state === 'expired' || state === 'withdrawn' || state === 'usedUp'
  const ended = allowances.filter(isOver).reverse()
  return [...allowances.filter((allowance) => !isOver(allowance)), ...ended]
}

/** One of the member's allowances; refuses with `allowance_not_found`. */
export async function readOwnAllowance(
  platform: Platform,
  userId: string,
  allowanceId: string,
): Promise<Allowance> {
  const [allowance] = await readOwn(platform, userId, allowanceId)
  if (!allowance) throw new Refusal('allowance_not_found')
  return allowance
}

async function readOwn(platform: Platform, userId: string, allowanceId: string | null): Promise<Allowance[]> {
  const { sql } = platform.database
  const rows = await sql<Row[]>`
    select allowance.id, unions.name as "unionName", union_grant.name as "grantName",
      allowance.amount_fen as "amountFen", account.balance - account.held as "freeFen",
      union_grant.valid_from::text as "validFrom", union_grant.valid_to::text as "validTo", union_grant.scope,
      union_grant.state as "grantState", allowance.withdrawn_at is not null as "isWithdrawn"
    from union_members member
    join allowances allowance on allowance.member_id = member.id
    join union_grants union_grant on union_grant.id = allowance.grant_id
    join unions on unions.id = union_grant.union_id
    join ${accountFigures(sql)} account on account.id = allowance.id
    where member.user_id = ${userId}
      and (${allowanceId}::uuid is null or allowance.id = ${allowanceId}::uuid)
    order by union_grant.valid_to, allowance.id`
  const today = dayInShanghai(platform.clock())
  return Promise.all(
    rows.map(async ({ freeFen, grantState, isWithdrawn, ...row }) => {
      const state = stateOf({ ...row, grantState, isWithdrawn, freeFen: Number(freeFen) }, today)
      return {
        ...row,
        amountFen: Number(row.amountFen),
        remainingFen: state === 'expired' || state === 'withdrawn' ? 0 : Number(freeFen),
        scopeText: await scopeTextOf(platform, row.scope),
        state,
      }
    }),
  )
}

function stateOf(
  row: Pick<Row, 'grantState' | 'isWithdrawn' | 'validFrom' | 'validTo'> & { freeFen: number },
  today: string,
): Allowance['state'] {
  if (row.isWithdrawn || row.grantState === 'withdrawn') return 'withdrawn'
  if (row.grantState === 'expired' || row.validTo < today) return 'expired'
  if (row.freeFen === 0) return 'usedUp'
  return row.validFrom > today ? 'upcoming' : 'usable'
}
