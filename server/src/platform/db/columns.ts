import { type SQL, sql } from 'drizzle-orm'
import { customType, date, timestamp, uuid } from 'drizzle-orm/pg-core'
import { newId } from './new-id.ts'

export { newId } from './new-id.ts'

/** Primary key made by the application, so that an answer can be written before the row is. */
export const id = () => uuid().primaryKey().$defaultFn(newId)

export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** A calendar day in China, as text: no time of day can shift it. */
export const day = () => date({ mode: 'string' })

/** A list of words for a check constraint: `in ${oneOf(states)}`. */
export const oneOf = (values: readonly string[]): SQL =>
  sql.raw(`(${values.map((value) => `'${value}'`).join(', ')})`)

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
