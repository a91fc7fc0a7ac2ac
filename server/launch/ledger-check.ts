import './preflight.ts'
import { join } from 'node:path'
import postgres from 'postgres'
import { checkLedger, isOpen } from '../src/platform/ledger/index.ts'
import { runningPostgresUrl } from './embedded-postgres.ts'

/** Proves the ledger of the running instance (DATABASE_URL, or the embedded database of DATA_DIR); exit 1 if it fails. */
const url =
  process.env.DATABASE_URL || (await runningPostgresUrl(join(process.env.DATA_DIR || '.data', 'postgres')))
if (!url) {
  console.error('没有正在运行的数据库 No running database: start the shop first, or set DATABASE_URL.')
  process.exit(2)
}
const sql = postgres(url, { max: 1, onnotice: () => {} })
try {
  const [count] = await sql<{ accounts: string; transfers: string; holds: string }[]>`
    select (select count(*) from ledger_accounts) as accounts, (select count(*) from ledger_transfers) as transfers,
      (select count(*) from ledger_transfers pending where ${isOpen(sql)}) as holds`
  const faults = await checkLedger(sql, new Date())
  console.log(
    `账户 accounts ${count?.accounts}  转账 transfers ${count?.transfers}  冻结 open holds ${count?.holds}`,
  )
  if (faults.length === 0) console.log('账目平衡 The ledger holds: every balance, every hold, every unit.')
  else {
    console.table(faults)
    console.error(`账目有误 The ledger does not hold: ${faults.length} faults.`)
    process.exitCode = 1
  }
} finally {
  await sql.end()
}
