import type { StreamerImport } from '@yuxiang/shared/api/streamer-office'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { streamerKindNames } from '@yuxiang/shared/streamers/words'
import { and, eq, inArray, lt, ne } from 'drizzle-orm'
import { countiesOf } from '../catalog/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { readSheet } from '../platform/sheets/index.ts'
import { registerChanged } from './caches.ts'
import { checkRoster, type RosterNames } from './check-roster.ts'
import { type RosterRow, streamerImports } from './import-tables.ts'
import { covers, type Scope } from './scope.ts'
import { registerEntries, streamerAccounts, streamers } from './tables.ts'
import { refusingTwins } from './twins.ts'

const ROWS_MAX = 2_000
const ERRORS_LISTED = 200
const SAMPLE_LENGTH = 20
const KEPT_MS = 24 * 3_600_000
const refusals = { unreadable: 'sheet_unreadable', tooLong: 'sheet_too_long' } as const

/** Reads an uploaded roster and says what is wrong with it, row by row. */
export async function previewRoster(
  platform: Platform,
  scope: Scope,
  { name, bytes }: Upload,
): Promise<StreamerImport> {
  const sheet = await readSheet(bytes, { rowsMax: ROWS_MAX, refusals })
  const { rowCount, rows, errors } = checkRoster(sheet, await namesFor(platform, scope))
  const row = {
    id: newId(),
    userId: scope.userId,
    fileName: name.replace(/\p{C}/gu, '').slice(0, 100).toWellFormed() || '名册',
    state: 'preview' as const,
    ...{ rowCount, errorCount: errors.length, errors: errors.slice(0, ERRORS_LISTED), rows },
    createdAt: platform.clock(),
  }
  await platform.database.db.insert(streamerImports).values(row)
  return viewOf(row)
}

async function namesFor(platform: Platform, scope: Scope): Promise<RosterNames> {
  const { db } = platform.database
  const counties = (await countiesOf(platform)).filter(({ code }) => covers(scope, code))
  const codes = counties.map(({ code }) => code)
  const entries = await db
    .select()
    .from(registerEntries)
    .where(and(eq(registerEntries.state, 'registered'), inArray(registerEntries.countyCode, codes)))
  const known = await db
    .select({ countyCode: streamers.countyCode, name: streamers.name })
    .from(streamers)
    .where(and(ne(streamers.state, 'refused'), inArray(streamers.countyCode, codes)))
  // Of every county: an account is one streamer's wherever it is.
  const accounts = await db
    .select({ platform: streamerAccounts.platform, accountId: streamerAccounts.accountId })
    .from(streamerAccounts)
  const idsOf = (kind: 'team' | 'base') =>
    new Map(
      entries.flatMap((entry) =>
        entry.kind === kind ? [[`${entry.countyCode} ${entry.name}`, entry.id] as const] : [],
      ),
    )
  return {
    today: dayInShanghai(platform.clock()),
    counties: new Map(counties.map(({ code, name }) => [name, code])),
    teams: idsOf('team'),
    bases: idsOf('base'),
    known: new Set(known.map(({ countyCode, name }) => `${countyCode} ${name}`)),
    accounts: new Set(accounts.map((one) => `${one.platform} ${one.accountId}`)),
    seal: platform.cipher.encrypt,
  }
}

/**
 * Writes a previewed roster, all of it or nothing; repeating it gives the same answer. Refuses with `not_found` (also a
 * day later), `sheet_has_errors`, and with what is taken when somebody was faster.
 */
export function confirmRoster(platform: Platform, scope: Scope, importId: string): Promise<StreamerImport> {
  return platform.database.transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(streamerImports)
      .where(and(eq(streamerImports.id, importId), eq(streamerImports.userId, scope.userId)))
      .for('update')
    if (!found) throw new Refusal('not_found')
    if (found.state === 'imported') return viewOf(found)
    if (found.errorCount > 0) throw new Refusal('sheet_has_errors')
    // Whoever no longer works for a county writes nothing there any more.
    if (!found.rows.every(({ countyCode }) => covers(scope, countyCode))) throw new Refusal('forbidden')
    await writeRows(tx, platform, scope.userId, found.rows)
    await tx.update(streamerImports).set({ state: 'imported' }).where(eq(streamerImports.id, importId))
    await audit(tx, {
      actorId: scope.userId,
      action: 'streamers.import',
      subject: 'streamerImport',
      subjectId: importId,
      after: { rows: found.rowCount, fileName: found.fileName },
    })
    await registerChanged(tx)
    return viewOf({ ...found, state: 'imported' })
  })
}

async function writeRows(
  tx: Db,
  { clock }: Platform,
  userId: string,
  rows: readonly RosterRow[],
): Promise<void> {
  const now = clock()
  const written = rows.map(({ row: _, accounts, ...said }) => ({ id: newId(), said, accounts }))
  await refusingTwins(async () => {
    await tx.insert(streamers).values(
      written.map(({ id, said }) => ({
        ...{ id, ...said, state: 'registered' as const, createdBy: userId, createdAt: now },
      })),
    )
    const accounts = written.flatMap((one) =>
      one.accounts.map((account, position) => ({ ...account, streamerId: one.id, position })),
    )
    if (accounts.length > 0) await tx.insert(streamerAccounts).values(accounts)
  })
}

/** Job: rosters are forgotten after a day, with the phones that stand in them. */
export async function forgetRosters({ database, clock }: Platform): Promise<void> {
  await database.db
    .delete(streamerImports)
    .where(lt(streamerImports.createdAt, new Date(clock().getTime() - KEPT_MS)))
}

function viewOf(row: typeof streamerImports.$inferSelect): StreamerImport {
  const { id, fileName, state, rowCount, errorCount, errors } = row
  return {
    ...{ id, fileName, state, rows: rowCount, errorCount, errors },
    sample: row.rows.slice(0, SAMPLE_LENGTH).map((one) => ({
      row: one.row,
      name: one.name,
      words: [
        one.county,
        streamerKindNames[one.kind],
        ...one.accounts.map(({ platform, name }) => `${livePlatformNames[platform]} ${name}`),
      ].join(' · '),
    })),
  }
}
