import type { ClosingObstacle } from '@yuxiang/shared/account/closing'
import { hasOpenAfterSale } from './aftersales/index.ts'
import { emptyCart } from './cart/index.ts'
import { hasOpenCase } from './complaints/index.ts'
import type { AccountClosing } from './identity/index.ts'
import { hasOpenApplication, merchantsOfStaff } from './merchants/index.ts'
import { forgetMessages } from './messages/index.ts'
import { hasOpenOrder } from './orders/index.ts'
import { leaveUnions, usableAllowances } from './union-fund/index.ts'

/** What stands in the way of closing an account, and what goes with it: put together here, like the app itself. */
export const accountClosing: AccountClosing = {
  async obstacles(db, { clock }, userId) {
    const found: Partial<Record<ClosingObstacle, boolean>> = {
      orders: await hasOpenOrder(db, userId),
      afterSales: await hasOpenAfterSale(db, userId),
      cases: await hasOpenCase(db, userId),
      allowances: (await usableAllowances(db, userId, clock())).length > 0,
      shop: (await merchantsOfStaff(db, userId)).length > 0,
      entry: await hasOpenApplication(db, userId),
    }
    return (Object.keys(found) as ClosingObstacle[]).filter((key) => found[key])
  },
  async forget(tx, userId) {
    await emptyCart(tx, userId)
    await forgetMessages(tx, userId)
    await leaveUnions(tx, userId)
  },
}
