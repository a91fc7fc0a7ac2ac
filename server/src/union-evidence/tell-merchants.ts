import { staffOfMerchants } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { unionNames } from '../union-fund/index.ts'

/** Tells everybody who works for these merchants that a union asks for so many invoices. */
export async function tellMerchants(
  tx: Db,
  platform: Platform,
  request: { requestId: string; unionId: string; perMerchant: ReadonlyMap<string, number> },
): Promise<void> {
  const { requestId, unionId, perMerchant } = request
  const unionName = (await unionNames(tx, [unionId])).get(unionId) ?? ''
  const staff = await staffOfMerchants(tx, [...perMerchant.keys()], 'finance')
  await notify(
    tx,
    platform,
    staff.map(({ merchantId, userId }) => ({
      userId,
      kind: 'invoiceRequested' as const,
      title: '有工会申请发票',
      text: `${unionName} 申请 ${perMerchant.get(merchantId) ?? 0} 张发票，请开具后登记号码`,
      path: '/packages/merchant/invoices/index',
      dedupeKey: `invoices/${requestId}/${merchantId}`,
    })),
  )
}
