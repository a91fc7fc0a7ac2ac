import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/**
 * The emulator's whole memory, in one SQLite file of its own. Times are epoch milliseconds, amounts fen.
 * Column names are the property names used in the code, so that a row is already the object.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS platformKey (
  serialNo TEXT PRIMARY KEY, privateKeyPem TEXT NOT NULL, certificatePem TEXT NOT NULL,
  effectiveAt INTEGER NOT NULL, expireAt INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS payOrder (
  outTradeNo TEXT PRIMARY KEY, prepayId TEXT NOT NULL UNIQUE, tradeType TEXT NOT NULL, appId TEXT NOT NULL,
  description TEXT NOT NULL, attach TEXT, notifyUrl TEXT NOT NULL, totalFen INTEGER NOT NULL CHECK (totalFen > 0),
  payerOpenid TEXT NOT NULL, state TEXT NOT NULL, createdAt INTEGER NOT NULL, expireAt INTEGER NOT NULL,
  autopayAt INTEGER, transactionId TEXT UNIQUE, paidAt INTEGER,
  refundedFen INTEGER NOT NULL DEFAULT 0 CHECK (refundedFen BETWEEN 0 AND totalFen)
) STRICT;
CREATE INDEX IF NOT EXISTS payOrderAutopay ON payOrder (autopayAt) WHERE autopayAt IS NOT NULL;
CREATE INDEX IF NOT EXISTS payOrderPaid ON payOrder (paidAt) WHERE paidAt IS NOT NULL;
CREATE TABLE IF NOT EXISTS refund (
  outRefundNo TEXT PRIMARY KEY, refundId TEXT NOT NULL UNIQUE, outTradeNo TEXT NOT NULL REFERENCES payOrder,
  refundFen INTEGER NOT NULL CHECK (refundFen > 0), totalFen INTEGER NOT NULL, reason TEXT, notifyUrl TEXT,
  status TEXT NOT NULL, createdAt INTEGER NOT NULL, dueAt INTEGER, succeededAt INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS refundDue ON refund (dueAt) WHERE dueAt IS NOT NULL;
CREATE TABLE IF NOT EXISTS notification (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, body TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  dueAt INTEGER, acknowledgedAt INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS notificationDue ON notification (dueAt) WHERE dueAt IS NOT NULL;
CREATE TABLE IF NOT EXISTS usedLoginCode (code TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS accessToken (token TEXT PRIMARY KEY, expireAt INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS shippingInfo (
  outTradeNo TEXT PRIMARY KEY REFERENCES payOrder, body TEXT NOT NULL, complete INTEGER NOT NULL,
  updated INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS sentMessage (
  serialNo TEXT PRIMARY KEY, phoneNumber TEXT NOT NULL, signName TEXT NOT NULL, templateId TEXT NOT NULL,
  templateParams TEXT NOT NULL, sentAt INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS subscribeMessage (
  id INTEGER PRIMARY KEY, openid TEXT NOT NULL, templateId TEXT NOT NULL, page TEXT, data TEXT NOT NULL,
  sentAt INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS messageRefusal (
  openid TEXT NOT NULL, templateId TEXT NOT NULL, PRIMARY KEY (openid, templateId)
) STRICT;
CREATE TABLE IF NOT EXISTS visit (openid TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS mediaCheck (
  traceId TEXT PRIMARY KEY, openid TEXT NOT NULL, mediaUrl TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  dueAt INTEGER, toldAt INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS mediaCheckDue ON mediaCheck (dueAt) WHERE dueAt IS NOT NULL;
CREATE TABLE IF NOT EXISTS mediaVerdict (urlPart TEXT PRIMARY KEY, suggest TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS parcel (
  carrier TEXT NOT NULL, trackingNo TEXT NOT NULL, firstAskedAt INTEGER NOT NULL, PRIMARY KEY (carrier, trackingNo)
) STRICT;
`

type Values = Record<string, SQLInputValue>

/** Rows are typed by the caller, who knows the query; statements are prepared once. */
export type Store = {
  one<Row>(sql: string, values?: Values): Row | undefined
  all<Row>(sql: string, values?: Values): Row[]
  /** Answers the number of rows changed. */
  run(sql: string, values?: Values): number
  /** All or nothing; work must be synchronous. */
  transaction<Result>(work: () => Result): Result
  close(): void
}

/** Opens (and creates) the emulator's database. What a transaction has committed survives `kill -9` and power loss. */
export function openStore(dataFile: string): Store {
  if (dataFile !== ':memory:') mkdirSync(dirname(dataFile), { recursive: true })
  const database = new DatabaseSync(dataFile)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;')
  database.exec(SCHEMA)
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    one: <Row>(sql: string, values: Values = {}) => prepared(sql).get(values) as Row | undefined,
    all: <Row>(sql: string, values: Values = {}) => prepared(sql).all(values) as Row[],
    run: (sql, values = {}) => Number(prepared(sql).run(values).changes),
    transaction: (work) => {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => database.close(),
  }
}
