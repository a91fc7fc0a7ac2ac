import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

/** Counters that all processes share, in the shape rate-limiter-flexible writes. */
export const rateLimits = pgTable('rate_limits', {
  key: varchar({ length: 255 }).primaryKey(),
  points: integer().notNull().default(0),
  /** Milliseconds since 1970. */
  expire: bigint({ mode: 'number' }),
})
