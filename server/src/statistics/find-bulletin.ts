import type { Bulletin, BulletinRow } from '@yuxiang/shared/api/statistics-views'
import { and, desc, eq, lt, ne } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { bulletins } from './tables.ts'

type Row = typeof bulletins.$inferSelect

/** Drafts are the city's own. */
const shownTo = ({ roles }: Pick<Actor, 'roles'>) =>
  roles.includes('city') ? undefined : ne(bulletins.state, 'draft')

/** A bulletin that somebody may read. Refuses with `bulletin_not_found`. */
export async function requireBulletin(db: Db, reader: Pick<Actor, 'roles'>, id: string): Promise<Row> {
  const [row] = await db
    .select()
    .from(bulletins)
    .where(and(eq(bulletins.id, id), shownTo(reader)))
  if (!row) throw new Refusal('bulletin_not_found')
  return row
}

/** Bulletins one may read, the newest first. */
export async function listBulletins(
  db: Db,
  reader: Pick<Actor, 'roles'>,
  { cursor, pageSize = 20 }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: BulletinRow[]; nextCursor?: string }> {
  const rows = await db
    .select()
    .from(bulletins)
    .where(and(shownTo(reader), cursor === undefined ? undefined : lt(bulletins.id, cursor)))
    .orderBy(desc(bulletins.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: shown.map(headOf),
    ...(rows.length > pageSize && last ? { nextCursor: last.id } : {}),
  }
}

const headOf = (row: Row): BulletinRow => ({
  id: row.id,
  kind: row.kind,
  year: row.year,
  number: row.number,
  state: row.state,
  title: row.title,
  documentNo: row.documentNo,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
})

export const viewBulletin = (row: Row): Bulletin => ({
  ...headOf(row),
  text: row.text,
  edition: row.edition,
  figures: row.figures,
  draftedAt: row.draftedAt.toISOString(),
  withdrawnReason: row.withdrawnReason,
  supersededById: row.supersededById,
})
