import type postgres from 'postgres'
import { isOpen } from './figures.ts'
import { accountKinds, roads } from './roads.ts'

/** One thing that is not as it must be. */
export interface LedgerFault {
  rule: 'balance' | 'held' | 'resolution' | 'zeroSum' | 'floor' | 'overdueHold' | 'road' | 'kind'
  /** The account, transfer or unit concerned. */
  subject: string
  detail: string
}

/** An hour of patience with holds whose end has passed: the job that ends them may be at work. */
const graceMs = 60 * 60_000
const faultsMax = 200
/** It reads every transfer there is: the pool's patience with a request is not meant for that. */
const patience = '10min'

/**
 * Proves the ledger: every balance is the sum of its transfers, every hold is held, every post and void resolves a
 * hold of its own accounts and no more than it, each unit sums to zero, nothing is negative that must not be, no hold
 * is open past its time, and nothing went where no road leads. In one snapshot, so that traffic does not matter. Answers what is wrong, at most 200 of each rule.
 */
export async function checkLedger(client: postgres.Sql, now: Date): Promise<LedgerFault[]> {
  const faults = await client.begin('isolation level repeatable read read only', async (sql) => {
    await sql`select set_config('statement_timeout', ${patience}, true)`
    return [
      ...(await sql`
      select 'balance' as rule, account.id::text as subject,
        format('balance %s, transfers sum to %s', account.balance, coalesce(moved.sum, 0)) as detail
      from ledger_accounts account left join (
        select id, sum(amount) as sum from (
          select to_account_id as id, amount from ledger_transfers where phase in ('single', 'post')
          union all
          select from_account_id, -amount from ledger_transfers where phase in ('single', 'post')
        ) moves group by id
      ) moved on moved.id = account.id
      where account.balance <> coalesce(moved.sum, 0) limit ${faultsMax}`),
      ...(await sql`
      select 'held' as rule, account.id::text as subject,
        format('held %s, open holds sum to %s', account.held, coalesce(open.sum, 0)) as detail
      from ledger_accounts account left join (
        select from_account_id as id, sum(amount) as sum
        from ledger_transfers pending
        where ${isOpen(sql)}
        group by from_account_id
      ) open on open.id = account.id
      where account.held <> coalesce(open.sum, 0) limit ${faultsMax}`),
      ...(await sql`
      select 'resolution' as rule, done.id::text as subject,
        format('%s %s of %s', done.phase, done.amount, done.pending_id) as detail
      from ledger_transfers done left join ledger_transfers pending on pending.id = done.pending_id
        and pending.phase = 'pending' and pending.amount >= done.amount and pending.code = done.code
        and pending.from_account_id = done.from_account_id and pending.to_account_id = done.to_account_id
        and pending.subject_id = done.subject_id
      where done.pending_id is not null and pending.id is null limit ${faultsMax}`),
      ...(await sql`
      select 'zeroSum' as rule, unit as subject, format('accounts sum to %s', sum(balance)) as detail
      from ledger_accounts group by unit having sum(balance) <> 0`),
      ...(await sql`
      select 'floor' as rule, id::text as subject, format('balance %s, held %s', balance, held) as detail
      from ledger_accounts where not may_go_negative and balance < held limit ${faultsMax}`),
      ...(await sql`
      select 'overdueHold' as rule, id::text as subject, format('open since %s', expires_at) as detail
      from ledger_transfers pending
      where expires_at < ${new Date(now.getTime() - graceMs).toISOString()}::timestamptz and ${isOpen(sql)}
      limit ${faultsMax}`),
      ...(await sql`
      select 'road' as rule, transfer.id::text as subject,
        format('%s from %s to %s', transfer.code, source.kind, target.kind) as detail
      from ledger_transfers transfer
      join ledger_accounts source on source.id = transfer.from_account_id
      join ledger_accounts target on target.id = transfer.to_account_id
      left join jsonb_to_recordset(${JSON.stringify(roadRows)}::text::jsonb) as road (code text, source text, target text)
        on road.code = transfer.code and road.source = source.kind and road.target = target.kind
      where road.code is null or transfer.unit <> source.unit or transfer.unit <> target.unit limit ${faultsMax}`),
      ...(await sql`
      select 'kind' as rule, account.id::text as subject, format('%s in %s', account.kind, account.unit) as detail
      from ledger_accounts account
      left join jsonb_to_recordset(${JSON.stringify(kindRows)}::text::jsonb) as known (kind text, unit text, negative boolean)
        on known.kind = account.kind and known.unit = account.unit and known.negative = account.may_go_negative
      where known.kind is null limit ${faultsMax}`),
    ]
  })
  return faults as unknown as LedgerFault[]
}

const roadRows = Object.entries(roads).map(([code, [source, target]]) => ({ code, source, target }))
const kindRows = Object.entries(accountKinds).map(([kind, { unit, mayGoNegative }]) => ({
  kind,
  unit,
  negative: mayGoNegative,
}))
