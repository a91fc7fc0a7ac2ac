import type { goodsContract } from '@yuxiang/shared/api/goods'
import type { Hono } from 'hono'
import { ownMerchant } from '../merchants/index.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { addSku } from './add-skus.ts'
import { adjustStock } from './adjust-stock.ts'
import { changeProduct } from './change-product.ts'
import { changeSku } from './change-sku.ts'
import { createProduct } from './create-product.ts'
import { decideListing } from './decide-listing.ts'
import { listGoods } from './list-goods.ts'
import { moveProduct } from './move-product.ts'
import { readGoods } from './read-goods.ts'
import { listListingReviews } from './read-listing-reviews.ts'
import { listPrices, listStockEntries } from './read-sku-records.ts'
import { confirmSkuImport, previewSkuImport } from './sku-imports.ts'
import { makeSkuSheet } from './sku-sheet.ts'

const sheetsPerActor: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }
const sheetPath = (merchantId: string) => `/api/merchant/sku-sheets/${merchantId}/file`

/** What merchants do with their goods, and the operator's review of listings. */
export function goodsRoutes(platform: Platform): RouteTable<typeof goodsContract> {
  const { database, config, clock } = platform
  const { db } = database
  const staff = ['merchant'] as const
  return {
    'GET /api/merchant/products': only(staff, ({ actor, query }) => listGoods(platform, actor.userId, query)),
    'GET /api/merchant/products/{id}': only(staff, ({ actor, params }) =>
      readGoods(platform, db, actor.userId, params.id),
    ),
    'POST /api/merchant/products': only(staff, ({ actor, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await createProduct(tx, platform, actor.userId, body)
        return { answer: await readGoods(platform, tx, actor.userId, id) }
      }),
    ),
    'PUT /api/merchant/products/{id}': only(staff, ({ actor, params, body }) =>
      database.transaction(async (tx) => {
        await changeProduct(tx, platform, actor.userId, { productId: params.id, input: body })
        return readGoods(platform, tx, actor.userId, params.id)
      }),
    ),
    'POST /api/merchant/products/{id}/move': only(staff, ({ actor, params, body }) =>
      database.transaction(async (tx) => {
        await moveProduct(tx, platform, actor.userId, { productId: params.id, event: body.event })
        return readGoods(platform, tx, actor.userId, params.id)
      }),
    ),
    'POST /api/merchant/products/{id}/skus': only(staff, ({ actor, params, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => {
        await addSku(tx, platform, actor.userId, { productId: params.id, input: body })
        return { answer: await readGoods(platform, tx, actor.userId, params.id) }
      }),
    ),
    'PATCH /api/merchant/skus/{id}': only(staff, ({ actor, params, body }) =>
      database.transaction(async (tx) => {
        const productId = await changeSku(tx, platform, actor.userId, { skuId: params.id, input: body })
        return readGoods(platform, tx, actor.userId, productId)
      }),
    ),
    'POST /api/merchant/skus/{id}/stock': only(staff, ({ actor, params, body, idempotency }) =>
      idempotently(database, actor.userId, idempotency, async (tx) => ({
        answer: await adjustStock(tx, platform, actor.userId, { skuId: params.id, input: body }),
      })),
    ),
    'GET /api/merchant/skus/{id}/stock-entries': only(staff, ({ actor, params, query }) =>
      listStockEntries(db, actor.userId, params.id, query),
    ),
    'GET /api/merchant/skus/{id}/prices': only(staff, ({ actor, params }) =>
      listPrices(db, actor.userId, params.id),
    ),
    'POST /api/merchant/sku-exports': only(staff, async ({ actor, body }) => {
      const { id } = await ownMerchant(db, actor.userId, body.merchantId, 'goods')
      return { downloadUrl: signedLink(config.SECRET_KEY, sheetPath(id), clock()) }
    }),
    'POST /api/merchant/sku-imports': only(
      staff,
      ({ actor, upload }) => previewSkuImport(platform, actor.userId, upload),
      sheetsPerActor,
    ),
    'POST /api/merchant/sku-imports/{id}/confirm': only(staff, ({ actor, params }) =>
      confirmSkuImport(platform, actor.userId, params.id),
    ),
    'GET /api/operations/listing-reviews': only(['operator'], ({ query }) =>
      listListingReviews(platform, query),
    ),
    'POST /api/operations/listing-reviews/{id}/decide': only(
      ['operator'],
      async ({ actor, params, body }) => {
        await decideListing(platform, actor.userId, params.id, body)
        return undefined
      },
    ),
  }
}

/** The sheet of a merchant's SKUs, at the address that its export answered with. */
export function mountSkuSheet(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, sheetPath(':merchantId'), ({ merchantId = '' }) =>
    makeSkuSheet(platform, merchantId),
  )
}
