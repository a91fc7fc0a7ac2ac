import type { AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import { Id } from '@yuxiang/shared/api/endpoint'
import { and, asc, desc, eq, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { badCursor } from '../platform/http/keyset.ts'
import { type CaseActor, scopeOf } from './find-case.ts'
import { summariesOf } from './read-case.ts'
import { afterSales } from './tables.ts'

interface Page {
  cursor?: string | undefined
  pageSize?: number | undefined
}

interface CasePage {
  items: AfterSaleSummary[]
  nextCursor?: string
}

/** Cases in a scope, newest first; ids are in time order. */
async function newestFirst(
  db: Db,
  scope: SQL | undefined,
  { cursor, pageSize = 20 }: Page,
): Promise<CasePage> {
  if (cursor !== undefined && !Id.safeParse(cursor).success) throw badCursor()
  const rows = await db
    .select()
    .from(afterSales)
    .where(and(scope, cursor ? lt(afterSales.id, cursor) : undefined))
    .orderBy(desc(afterSales.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: await summariesOf(db, shown),
    ...(rows.length > pageSize && last && { nextCursor: last.id }),
  }
}

/** `<ms of the deadline>.<id>`: the place after a case in a queue. */
function readPlace(cursor: string): SQL {
  const [ms = '', id = ''] = cursor.split('.')
  if (!/^\d{1,14}$/.test(ms) || !Id.safeParse(id).success) throw badCursor()
  const at = new Date(Number(ms)).toISOString()
  return sql`(${afterSales.deadlineAt}, ${afterSales.id}) > (${at}::timestamptz, ${id}::uuid)`
}

/** Cases that wait for somebody, the most urgent first. */
async function mostUrgentFirst(
  db: Db,
  scope: SQL | undefined,
  waitsFor: 'merchant' | 'operator',
  { cursor, pageSize = 20 }: Page,
): Promise<CasePage> {
  const rows = await db
    .select()
    .from(afterSales)
    .where(and(scope, eq(afterSales.waitsFor, waitsFor), cursor ? readPlace(cursor) : undefined))
    .orderBy(asc(afterSales.deadlineAt), asc(afterSales.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const more = rows.length > pageSize && last?.deadlineAt
  return {
    items: await summariesOf(db, shown),
    ...(more && { nextCursor: `${last.deadlineAt?.getTime()}.${last.id}` }),
  }
}

/** The shopper's cases. */
export const ownCases = (db: Db, userId: string, page: Page): Promise<CasePage> =>
  newestFirst(db, eq(afterSales.userId, userId), page)

/** The merchant's: what waits for an answer by deadline, or all of them. */
export async function merchantCases(
  db: Db,
  staffId: string,
  { filter = 'waiting', ...page }: Page & { filter?: 'waiting' | 'all' | undefined },
): Promise<CasePage> {
  const actor: CaseActor = { userId: staffId, role: 'merchant' }
  const scope = await scopeOf(db, actor)
  return filter === 'waiting' ? mostUrgentFirst(db, scope, 'merchant', page) : newestFirst(db, scope, page)
}

/** The platform's: what is to be decided by deadline, or what was brought to it. */
export const operatorCases = (
  db: Db,
  { filter = 'waiting', ...page }: Page & { filter?: 'waiting' | 'decided' | undefined },
): Promise<CasePage> =>
  filter === 'waiting'
    ? mostUrgentFirst(db, undefined, 'operator', page)
    : newestFirst(
        db,
        // Only what is still open waits for somebody.
        and(isNotNull(afterSales.escalatedAt), sql`${afterSales.waitsFor} is null`),
        page,
      )
