import { Id } from '@yuxiang/shared/api/endpoint'
import { bulletinStateNames } from '@yuxiang/shared/states/bulletin'
import { periodName } from '@yuxiang/shared/statistics/periods'
import { eq } from 'drizzle-orm'
import type { Hono } from 'hono'
import { dayInShanghai } from '../platform/clock.ts'
import type { Actor } from '../platform/http/access.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { writeOnThread } from '../platform/write-on-thread.ts'
import { bulletinTables } from './bulletin-tables.ts'
import { requireBulletin } from './find-bulletin.ts'
import { bulletins } from './tables.ts'
import type { BulletinPaper } from './write-bulletin-paper.ts'

type Row = typeof bulletins.$inferSelect

const pathOf = (id: string) => `/api/statistics/bulletin-files/${id}`

/** An address, good for 10 minutes, of a bulletin as a paper; for whoever may read it. */
export async function bulletinLink(
  { config, clock, database }: Platform,
  reader: Pick<Actor, 'roles'>,
  bulletinId: string,
): Promise<{ url: string }> {
  const { id } = await requireBulletin(database.db, reader, bulletinId)
  return { url: signedLink(config.SECRET_KEY, pathOf(id), clock()) }
}

/** `GET /api/statistics/bulletin-files/{id}?expires=&signature=` */
export function mountBulletinFile(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, pathOf(':id'), async ({ id = '' }) => {
    if (!Id.safeParse(id).success) throw new Refusal('bulletin_not_found')
    const [row] = await platform.database.db.select().from(bulletins).where(eq(bulletins.id, id))
    if (!row) throw new Refusal('bulletin_not_found')
    const bytes = await writeOnThread(new URL('./write-bulletin-worker.ts', import.meta.url), paperOf(row))
    return { bytes, contentType: 'application/pdf', name: `消费帮扶通报 ${periodName(row)}.pdf` }
  })
}

function paperOf(row: Row): BulletinPaper {
  const { title, text, figures, documentNo, state, publishedAt, draftedAt } = row
  return {
    title,
    mark: [documentNo, state === 'published' ? null : `（${bulletinStateNames[state]}）`]
      .filter(Boolean)
      .join(' '),
    paragraphs: text.split('\n').filter((paragraph) => paragraph.trim() !== ''),
    day: longDay(publishedAt ?? draftedAt),
    note: `数据期间 ${figures.from} 至 ${figures.to}，对比 ${figures.lastFrom} 至 ${figures.lastTo}；按付款日统计认定帮扶产品，退款计入退款当日，不含运费；数据于 ${longDay(draftedAt)}固定。`,
    tables: bulletinTables(figures),
  }
}

function longDay(at: Date): string {
  const [year, month, day] = dayInShanghai(at).split('-').map(Number)
  return `${year} 年 ${month} 月 ${day} 日`
}
