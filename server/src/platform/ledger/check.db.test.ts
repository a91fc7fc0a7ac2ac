import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { quickModules } from '../../../../test/support/quick-modules.ts'
import { connect, type Database } from '../db/index.ts'
import { checkLedger, type LedgerFault, openAccounts, type Transfer, transfer } from './index.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const expiresAt = new Date('2026-11-23T11:00:00+08:00')
const subjectId = randomUUID()
const [source, fund, allowance, escrow] = ['1', '2', '3', '4'].map(
  (digit) => `00000000-0000-4000-8000-00000000000${digit}`,
) as [string, string, string, string]
const [hold, grant] = [randomUUID(), randomUUID()]

let test: TestDatabase
let database: Database

const single = (id: string, code: 'fund.open' | 'grant.issue', from: string, to: string, amount: number) =>
  ({ phase: 'single', id, code, from, to, amount, subjectId }) satisfies Transfer
const settled = (...transfers: Transfer[]) => database.transaction((tx) => transfer(tx, transfers, now))

/** 1,000 fen in the fund, 300 of them granted, 100 of those held for an order. */
async function openBooks(): Promise<void> {
  test = await createTestDatabase()
  database = connect(test.url, { poolMax: 4 })
  const kinds = { [source]: 'fundingSource', [fund]: 'fund', [allowance]: 'allowance', [escrow]: 'escrow' }
  const accounts = Object.entries(kinds).map(([id, kind]) => ({ id, kind: kind as 'fund', ownerId: source }))
  await openAccounts(database.db, accounts, now)
  const way = { code: 'allowance.spend', from: allowance, to: escrow } as const
  await settled(
    single(randomUUID(), 'fund.open', source, fund, 1_000),
    single(grant, 'grant.issue', fund, allowance, 300),
    { phase: 'pending', id: hold, ...way, amount: 100, subjectId, expiresAt },
  )
}
async function closeBooks(): Promise<void> {
  await database.close()
  await test.drop()
}

interface Damage {
  name: string
  /** What the check has to say, and nothing else: rule and subject. */
  found: [LedgerFault['rule'], string][]
  plant(sql: postgres.TransactionSql): Promise<unknown>
}

/** A row as it must never be written: past the rules, the trigger and the checks. */
const forged = (
  sql: postgres.TransactionSql,
  row: { id: string; phase: string; pendingId?: string; code?: string; amount?: number; unit?: string },
) => sql`
  insert into ledger_transfers (id, unit, from_account_id, to_account_id, amount, code, phase, pending_id,
    subject_id, created_at)
  values (${row.id}, ${row.unit ?? 'fen'}, ${allowance}, ${escrow}, ${row.amount ?? 10},
    ${row.code ?? 'allowance.spend'}, ${row.phase}, ${row.pendingId ?? null}, ${subjectId}, ${now.toISOString()})`
const moved = (sql: postgres.TransactionSql, amount: number) => sql`
  update ledger_accounts set balance = balance + case id when ${escrow} then ${amount}::bigint else -${amount}::bigint end
  where id in (${allowance}, ${escrow})`

const holdUntil = async (sql: postgres.TransactionSql, end: string) => {
  await sql`alter table ledger_transfers disable trigger ledger_transfers_append_only`
  await sql`update ledger_transfers set expires_at = ${end}::timestamptz where id = ${hold}`
}

const forgedId = randomUUID()
const damages: Damage[] = [
  {
    name: 'a balance that no transfer explains (and that another lacks)',
    found: [
      ['balance', fund],
      ['balance', allowance],
    ],
    plant: async (sql) => {
      await sql`update ledger_accounts set balance = balance - 1 where id = ${fund}`
      await sql`update ledger_accounts set balance = balance + 1 where id = ${allowance}`
    },
  },
  {
    name: 'money out of nowhere',
    found: [
      ['balance', fund],
      ['zeroSum', 'fen'],
    ],
    plant: (sql) => sql`update ledger_accounts set balance = balance + 1 where id = ${fund}`,
  },
  {
    name: 'more held than holds say',
    found: [['held', allowance]],
    plant: (sql) => sql`update ledger_accounts set held = held + 1 where id = ${allowance}`,
  },
  {
    name: 'a post of nothing',
    found: [['resolution', forgedId]],
    plant: async (sql) => {
      await forged(sql, { id: forgedId, phase: 'post', pendingId: randomUUID() })
      await moved(sql, 10)
    },
  },
  {
    name: 'a post of more than was held',
    found: [['resolution', forgedId]],
    plant: async (sql) => {
      await sql`update ledger_accounts set held = 0`
      await forged(sql, { id: forgedId, phase: 'post', pendingId: hold, amount: 101 })
      await moved(sql, 101)
    },
  },
  {
    name: 'an account below its floor',
    found: [['floor', escrow]],
    plant: async (sql) => {
      await sql`alter table ledger_accounts drop constraint ledger_accounts_balance`
      await forged(sql, { id: forgedId, phase: 'single', amount: 50 })
      await sql`alter table ledger_transfers disable trigger ledger_transfers_append_only`
      await sql`update ledger_transfers set from_account_id = ${escrow}, to_account_id = ${allowance},
        code = 'allowance.refund' where id = ${forgedId}`
      await moved(sql, -50)
    },
  },
  {
    name: 'a hold that nobody ended',
    found: [['overdueHold', hold]],
    plant: (sql) => holdUntil(sql, new Date(now.getTime() - 3_600_001).toISOString()),
  },
  {
    name: 'a transfer where no road leads',
    found: [['road', forgedId]],
    plant: async (sql) => {
      await forged(sql, { id: forgedId, phase: 'single', code: 'merchant.payout' })
      await moved(sql, 10)
    },
  },
  {
    name: 'points between accounts of money',
    found: [['road', forgedId]],
    plant: async (sql) => {
      await forged(sql, { id: forgedId, phase: 'single', unit: 'point' })
      await moved(sql, 10)
    },
  },
  {
    name: 'an account without the floor its kind has',
    found: [['kind', fund]],
    plant: (sql) => sql`update ledger_accounts set may_go_negative = true where id = ${fund}`,
  },
  {
    name: 'a transfer that was changed afterwards',
    found: [
      ['balance', fund],
      ['balance', allowance],
    ],
    plant: async (sql) => {
      await sql`alter table ledger_transfers disable trigger ledger_transfers_append_only`
      await sql`update ledger_transfers set amount = 299 where id = ${grant}`
    },
  },
]

describe('the check', () => {
  beforeEach(openBooks)
  afterEach(closeBooks)

  it.each(damages)('names $name, and nothing else', async ({ plant, found }) => {
    expect(await checkLedger(database.sql, now)).toEqual([])
    await database.sql.begin(plant)
    const faults = await checkLedger(database.sql, now)
    const named = faults.map(({ rule, subject }) => `${rule} ${subject}`).sort()
    expect(named).toEqual(found.map((fault) => fault.join(' ')).sort())
  })

  it('is patient for an hour with a hold that has ended', async () => {
    const hour = 3_600_000
    expect(await checkLedger(database.sql, new Date(expiresAt.getTime() + hour))).toEqual([])
    expect(await checkLedger(database.sql, new Date(expiresAt.getTime() + hour + 1))).toHaveLength(1)
  })

  it('is not disturbed by transfers that happen while it reads', async () => {
    let isChecking = true
    let done = 0
    const worker = async () => {
      for (; isChecking; done += 1)
        await settled(single(randomUUID(), 'fund.open', source, fund, 5), {
          ...single(randomUUID(), 'grant.issue', fund, allowance, 5),
        })
    }
    const workers = [worker(), worker()]
    for (let round = 0; round < 15; round += 1) expect(await checkLedger(database.sql, now)).toEqual([])
    isChecking = false
    await Promise.all(workers)
    expect(done).toBeGreaterThan(15)
  })
})

describe('pnpm ledger:check', () => {
  beforeAll(openBooks)
  afterAll(closeBooks)

  const command = fileURLToPath(new URL('../../../launch/ledger-check.ts', import.meta.url))
  const run = (env: Record<string, string>) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [...quickModules, command],
        { env: { ...process.env, ...env } },
        (_, out, err) => resolve({ code: child.exitCode ?? -1, output: out + err }),
      )
    })

  it('says that the books hold, names what does not, and is not silent without a database', async () => {
    // The command lives in the present: today the hold of these books is long over.
    await database.sql.begin((sql) => holdUntil(sql, '2999-01-01T00:00:00Z'))
    const good = await run({ DATABASE_URL: test.url })
    expect(good.output).toContain('账目平衡')
    expect(good.code).toBe(0)
    await database.sql`update ledger_accounts set balance = balance + 1 where id = ${fund}`
    const bad = await run({ DATABASE_URL: test.url })
    expect(bad.code).toBe(1)
    expect(bad.output).toContain('账目有误')
    expect(bad.output).toContain(fund)
    const none = await run({ DATABASE_URL: '', DATA_DIR: '/nowhere' })
    expect(none.code).toBe(2)
  })
})
