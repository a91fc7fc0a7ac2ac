import { caseKindNames, caseKinds, type DeadlineKind, deadlineNames } from '@yuxiang/shared/complaints/words'
import { caseStateNames, caseStates, caseTrackNames, caseTracks } from '@yuxiang/shared/states/complaint'
import type { Hono } from 'hono'
import { z } from 'zod'
import { dayInShanghai } from '../platform/clock.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { writeSheets, xlsxType } from '../platform/sheets/index.ts'
import type { CaseRow } from './find-case.ts'
import { officerOf } from './offices.ts'
import { type QueueQuery, queueRows } from './read-queue.ts'
import { todayOf } from './views.ts'

const rowsMax = 20_000
const pathOf = (scope: string) => `/api/regulator/exports/${scope}`

/** What a signed address carries: written here alone, and not to be changed under its signature. */
const Carried = z.object({
  userId: z.string(),
  track: z.enum(caseTracks).optional(),
  kind: z.enum(caseKinds).optional(),
  state: z.enum(caseStates).optional(),
  county: z.string().optional(),
  filter: z.enum(['mine', 'unassigned', 'overdue', 'soon', 'escalated', 'ended']).optional(),
  q: z.string().optional(),
})

/** An address, good for 10 minutes, of the table of what this officer sees by a filter when he fetches it. */
export const exportLink = ({ config, clock }: Platform, userId: string, query: QueueQuery): string => {
  const scope = Buffer.from(JSON.stringify({ ...query, userId })).toString('base64url')
  return signedLink(config.SECRET_KEY, pathOf(scope), clock())
}

/** No person stands in it. */
const columns: readonly [name: string, width: number, of: (row: CaseRow) => string][] = [
  ['编号', 26, (row) => row.number],
  ['类别', 8, (row) => caseTrackNames[row.track]],
  ['问题', 14, (row) => caseKindNames[row.kind]],
  ['状态', 18, (row) => caseStateNames[row.state]],
  ['办理单位', 24, (row) => row.officeName],
  ['办案人员', 14, (row) => row.officerName ?? ''],
  ['商家', 30, (row) => row.merchantName],
  ['商品', 26, (row) => row.productName ?? ''],
  ['批次', 18, (row) => row.batchCode ?? ''],
  ['收到日期', 14, (row) => dayInShanghai(row.receivedAt)],
  ['当前期限', 18, (row) => (row.dueKind ? deadlineNames[row.dueKind as DeadlineKind] : '')],
  ['到期日', 14, (row) => (row.suspended ? '中止计算' : (row.dueOn ?? ''))],
  ['逾期办理', 10, (row) => (row.decidedLate ? '是' : '')],
  ['督办', 8, (row) => (row.escalated ? '是' : '')],
]

/** `GET /api/regulator/exports/{scope}?expires=&signature=`: the table, to whoever has a signed address of it. */
export function mountCaseExport(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, pathOf(':scope'), async ({ scope = '' }) => {
    const { userId, ...query } = Carried.parse(JSON.parse(Buffer.from(scope, 'base64url').toString()))
    const { db } = platform.database
    const rows = await queueRows(db, await officerOf(db, userId), query, todayOf(platform), rowsMax)
    const bytes = await writeSheets([
      {
        name: '投诉举报台账',
        columns: columns.map(([title, width]) => ({ title, width, kind: 'text' as const })),
        rows: rows.map((row) => columns.map(([, , of]) => of(row))),
      },
    ])
    return { bytes, contentType: xlsxType, name: '投诉举报台账.xlsx' }
  })
}
