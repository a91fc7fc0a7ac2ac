import type { ImportError } from '@yuxiang/shared/api/goods'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import type { StreamerKind } from '@yuxiang/shared/streamers/words'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** One row of a roster, everything in it looked up; the phone sealed. */
export interface RosterRow {
  row: number
  name: string
  kind: StreamerKind
  countyCode: string
  county: string
  teamId: string | null
  baseId: string | null
  intro: string
  certifiedBy: string
  isPublic: boolean
  registeredOn: string
  phoneEncrypted: string | null
  accounts: { platform: LivePlatform; name: string; accountId: string }[]
}

/** An uploaded roster between its preview and its confirmation, for a day. */
export const streamerImports = pgTable(
  'streamer_imports',
  {
    id: id(),
    userId: uuid().notNull(),
    fileName: text().notNull(),
    state: text({ enum: ['preview', 'imported'] }).notNull(),
    rowCount: integer().notNull(),
    errorCount: integer().notNull(),
    errors: jsonb().$type<ImportError[]>().notNull(),
    rows: jsonb().$type<RosterRow[]>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index('streamer_imports_by_age').on(table.createdAt)],
)
