import { StreamerQuery } from '@yuxiang/shared/api/streamer-office'
import type { StreamerRow } from '@yuxiang/shared/api/streamer-views'
import type { Hono } from 'hono'
import { z } from 'zod'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { type SheetToWrite, sheetTypes, writeTable } from '../platform/sheets/index.ts'
import { readProgress } from './progress.ts'
import { listStreamers } from './read-streamers.ts'
import { progressSheet, rosterSheet } from './roster-sheet.ts'

const ROWS_MAX = 10_000
const PAGE = 1_000
const common = { counties: z.array(z.string()).nullable(), format: z.enum(['csv', 'xlsx']) }

/** What a file holds: it is made when it is fetched, of what whoever asked may see. */
const Wanted = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('roster'), query: StreamerQuery, ...common }),
  z.strictObject({ list: z.literal('progress'), year: z.int(), ...common }),
])
type Wanted = z.infer<typeof Wanted>

const pathOf = (order: string) => `/api/streamer-desk/files/${order}`

/** The address of a list as a file, good for 10 minutes: what is wanted stands in it, under the signature. */
export function fileLink({ config, clock }: Platform, wanted: Wanted): { url: string } {
  const order = Buffer.from(JSON.stringify(wanted)).toString('base64url')
  return { url: signedLink(config.SECRET_KEY, pathOf(order), clock()) }
}

/** `GET /api/streamer-desk/files/{order}?expires=&signature=` */
export function mountStreamerFiles(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, pathOf(':order'), async ({ order = '' }) => {
    const wanted = Wanted.safeParse(JSON.parse(Buffer.from(order, 'base64url').toString()))
    if (!wanted.success) throw new Refusal('not_found')
    const { format } = wanted.data
    const sheet = await sheetOf(platform, wanted.data)
    return {
      bytes: await writeTable(format, sheet),
      contentType: sheetTypes[format],
      name: `${sheet.name}-${dayInShanghai(platform.clock())}.${format}`,
    }
  })
}

async function sheetOf(platform: Platform, wanted: Wanted): Promise<SheetToWrite> {
  if (wanted.list === 'progress') return progressSheet(await readProgress(platform, wanted, wanted.year))
  const rows: StreamerRow[] = []
  let cursor: string | undefined
  do {
    const page = await listStreamers(platform, wanted, { ...wanted.query, cursor, pageSize: PAGE })
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined && rows.length < ROWS_MAX)
  return rosterSheet(rows)
}
