import type { orderDeskContract } from '@yuxiang/shared/api/order-desk'
import type { Hono } from 'hono'
import { ownMerchant } from '../merchants/index.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import type { Platform } from '../platform/index.ts'
import { listDeskOrders } from './list-desk-orders.ts'
import { pickBatches } from './pick-batches.ts'
import { readDeskOrder } from './read-desk-order.ts'
import { readSales } from './read-sales.ts'
import { makeShippingFile, shippingFileLink, shippingFilePath } from './shipping-files.ts'
import { confirmShipping, previewShipping } from './shipping-imports.ts'

const sheetsPerActor: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** What a merchant's staff does with orders on their way out. */
export function orderDeskRoutes(platform: Platform): RouteTable<typeof orderDeskContract> {
  const { db } = platform.database
  const staff = ['merchant'] as const
  return {
    'GET /api/merchant/desk/orders': only(staff, ({ actor, query }) =>
      listDeskOrders(platform, actor.userId, query),
    ),
    'GET /api/merchant/desk/orders/{id}': only(staff, ({ actor, params }) =>
      readDeskOrder(platform, actor.userId, params.id),
    ),
    'GET /api/merchant/desk/orders/{id}/batches': only(staff, ({ actor, params }) =>
      pickBatches(platform, actor.userId, params.id),
    ),
    'POST /api/merchant/desk/files': only(
      staff,
      ({ actor, body }) => shippingFileLink(platform, actor.userId, body),
      sheetsPerActor,
    ),
    'POST /api/merchant/desk/shipping-imports': only(
      staff,
      ({ actor, upload }) => previewShipping(platform, actor.userId, upload),
      sheetsPerActor,
    ),
    'POST /api/merchant/desk/shipping-imports/{id}/confirm': only(staff, ({ actor, params }) =>
      confirmShipping(platform, actor.userId, params.id),
    ),
    'GET /api/merchant/desk/sales': only(staff, async ({ actor, query }) =>
      readSales(platform, (await ownMerchant(db, actor.userId, query.merchant)).id),
    ),
  }
}

/** Files of what waits for its parcel, at the address that their request answered with. */
export function mountShippingFile(app: Hono, platform: Platform): void {
  mountSignedFile(
    app,
    platform,
    shippingFilePath(':kind', ':merchantId', ':orderId'),
    ({ kind = '', merchantId = '', orderId = '' }) => makeShippingFile(platform, kind, merchantId, orderId),
  )
}
