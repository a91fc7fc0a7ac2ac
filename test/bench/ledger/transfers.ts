import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { connect, type Database } from '../../../server/src/platform/db/index.ts'
import { type PlainValue, plainArray } from '../../../server/src/platform/db/plain-array.ts'
import { openAccounts, type Transfer, transfer } from '../../../server/src/platform/ledger/index.ts'
import { type Row, row } from '../row.ts'

const ALLOWANCES = 2_000
const CONNECTIONS = 16
const FUND_FEN = 9_000_000_000_000

interface Accounts {
  fund: string
  allowances: string[]
}

/**
 * Transfers per second on the ledger, one to a transaction and many to a transaction. The limit: the very statements
 * it sends (taken from the driver), sent by a bare client that decides nothing, with as many connections, measured
 * before and after.
 */
export async function benchTransfers(databaseUrl: string, seconds: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of [1, 100, 1_000]) {
    // Each allowance spends into an escrow of its own: with one for all, its row's lock would be measured.
    const accounts = await prepare(databaseUrl)
    const statements = await record(databaseUrl, accounts, size)
    const bareBefore = await bare(databaseUrl, accounts, statements, size, seconds)
    const ours = await measure(databaseUrl, accounts, size, seconds)
    const bareAfter = await bare(databaseUrl, accounts, statements, size, seconds)
    const limit = (bareBefore + bareAfter) / 2
    const name = size === 1 ? 'transfers, one to a transaction' : `transfers, ${size} to a transaction`
    console.log(`${name}: ${ours.toFixed(0)}/s; bare ${bareBefore.toFixed(0)}, ${bareAfter.toFixed(0)}/s`)
    rows.push(row('ledger', name, ours, '/s', limit, '≥ 0.6 of the same SQL by a bare client'))
  }
  return rows
}

async function prepare(databaseUrl: string): Promise<Accounts> {
  const database = connect(databaseUrl, { poolMax: 1 })
  const union = randomUUID()
  const [source, fund] = [randomUUID(), randomUUID()]
  const allowances = Array.from({ length: ALLOWANCES }, () => randomUUID())
  const now = new Date()
  await database.transaction(async (tx) => {
    await openAccounts(
      tx,
      [
        { id: source, kind: 'fundingSource', ownerId: union },
        { id: fund, kind: 'fund', ownerId: union },
        ...allowances.flatMap((id) => [
          { id, kind: 'allowance' as const, ownerId: union },
          { id: escrowOf(id), kind: 'escrow' as const, ownerId: id },
        ]),
      ],
      now,
    )
    const open = {
      phase: 'single',
      id: randomUUID(),
      from: source,
      to: fund,
      amount: FUND_FEN,
      code: 'fund.open',
    } as const
    const grants = allowances.map(
      (id): Transfer => ({
        phase: 'single',
        id: randomUUID(),
        from: fund,
        to: id,
        amount: FUND_FEN / ALLOWANCES,
        code: 'grant.issue',
        subjectId: union,
      }),
    )
    await transfer(tx, [{ ...open, subjectId: union }, ...grants], now)
  })
  await database.close()
  return { fund, allowances }
}

/** An account id beside an allowance's. */
const escrowOf = (id: string): string => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`

const spend = (from: string): Transfer & { phase: 'single' } => ({
  phase: 'single',
  id: randomUUID(),
  from,
  to: escrowOf(from),
  amount: 1,
  code: 'allowance.spend',
  subjectId: from,
})

/** `size` spendings of different allowances, from a random place on. */
function batch({ allowances }: Accounts, size: number): (Transfer & { phase: 'single' })[] {
  const first = Math.floor(Math.random() * allowances.length)
  return Array.from({ length: size }, (_, index) =>
    spend(allowances[(first + index) % allowances.length] ?? ''),
  )
}

async function measure(
  databaseUrl: string,
  accounts: Accounts,
  size: number,
  seconds: number,
): Promise<number> {
  const database = connect(databaseUrl, { poolMax: CONNECTIONS })
  const done = await during(seconds, size, () => settleOnce(database, batch(accounts, size)))
  await database.close()
  return done
}

const settleOnce = (database: Database, transfers: Transfer[]) =>
  database.transaction((tx) => transfer(tx, transfers, new Date()))

/** Transfers per second of `CONNECTIONS` workers. */
async function during(seconds: number, size: number, act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  const end = start + seconds * 1_000
  let count = 0
  const worker = async () => {
    while (performance.now() < end) {
      await act()
      count += size
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  return count / ((performance.now() - start) / 1_000)
}

interface Statements {
  lock: string
  existing: string
  insert: string
  update: string
}

async function record(databaseUrl: string, accounts: Accounts, size: number): Promise<Statements> {
  const texts: string[] = []
  const database = connect(databaseUrl, { poolMax: 1, onStatement: (text) => texts.push(text) })
  await settleOnce(database, batch(accounts, size))
  await database.close()
  const [lock, existing, insert, update, ...more] = texts.filter((text) => /ledger_/.test(text))
  if (!lock || !existing || !insert || !update || more.length > 0) {
    throw new Error(`a settlement has ${texts.length} statements: the replay below is out of date`)
  }
  return { lock, existing, insert, update }
}

interface Figures {
  id: string
  balance: string
  held: string
}

async function bare(
  databaseUrl: string,
  accounts: Accounts,
  statements: Statements,
  size: number,
  seconds: number,
): Promise<number> {
  const sql = postgres(databaseUrl, { max: CONNECTIONS, onnotice: () => {} })
  const done = await during(seconds, size, () =>
    sql.begin(async (tx) => {
      const run = (text: string, ...parameters: (string | PlainValue[])[]) =>
        tx.unsafe<Figures[]>(
          text,
          parameters.map((one) => (typeof one === 'string' ? one : plainArray(one))),
          { prepare: true },
        )
      const moves = batch(accounts, size)
      const ids = moves.map((move) => move.id)
      const touched = moves.flatMap((move) => [move.from, move.to])
      const [locked] = await Promise.all([run(statements.lock, touched), run(statements.existing, ids)])
      const gone = new Set(moves.map((move) => move.from))
      await Promise.all([
        run(
          statements.insert,
          new Date().toISOString(),
          ids,
          moves.map(() => 'fen'),
          moves.map((move) => move.from),
          moves.map((move) => move.to),
          moves.map((move) => move.amount),
          moves.map((move) => move.code),
          moves.map((move) => move.phase),
          moves.map(() => null),
          moves.map(() => null),
          moves.map((move) => move.subjectId),
        ),
        run(
          statements.update,
          locked.map((account) => account.id),
          locked.map((account) => Number(account.balance) + (gone.has(account.id) ? -1 : 1)),
          locked.map((account) => account.held),
        ),
      ])
    }),
  )
  await sql.end()
  return done
}
