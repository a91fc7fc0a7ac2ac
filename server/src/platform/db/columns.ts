import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { newId } from './new-id.ts'

export { newId } from './new-id.ts'

/** Primary key made by the application, so that an answer can be written before the row is. */
export const id = () => uuid().primaryKey().$defaultFn(newId)

export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
