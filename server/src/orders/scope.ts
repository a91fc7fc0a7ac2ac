import { eq, inArray, type SQL } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { orders } from './tables.ts'

/** The orders of a buyer. */
export const ofBuyer = (userId: string): SQL => eq(orders.userId, userId)

/** The orders of the merchants that somebody works for. */
export const ofStaff = async (db: Db, staffId: string): Promise<SQL> =>
  inArray(orders.merchantId, await merchantsOfStaff(db, staffId, 'orders'))
