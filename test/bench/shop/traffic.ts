import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { type Shot, seeded, zipf } from '../load.ts'
import type { World } from '../world.ts'
import type { Shopper } from './shoppers.ts'

/** Requests as a busy shop sees them: popular things far more often than the rest. */
export interface Traffic {
  list(): Shot
  filtered(): Shot
  search(): Shot
  detail(): Shot
  quote(): Shot
  order(): Shot
  /** A wish as `order` sends it: 3 lines from 2 merchants. */
  wish(): { skuId: string; quantity: number }[]
  shoppers: readonly Shopper[]
}

const WORDS = [
  '脐橙',
  '腊肉',
  '辣椒',
  '榨菜',
  '蜂蜜',
  '茶叶',
  '土鸡',
  '红橙',
  '脆李',
  '柠檬',
  '花椒',
  '竹笋',
  '香菇',
  '大米',
  '山茶油',
  '猕猴桃',
  '粉条',
  '土鸡蛋',
  '柚',
  '核桃',
]

/** `onlyCertified`: goods that an allowance pays; an order of none such would be refused to it. */
export async function makeTraffic(
  world: World,
  shoppers: readonly Shopper[],
  { onlyCertified = false } = {},
): Promise<Traffic> {
  const sql = postgres(world.databaseUrl, { max: 1 })
  const skus = await sql<{ skuId: string; productId: string; merchantId: string }[]>`
    select distinct on (p.id) s.id as "skuId", p.id as "productId", p.merchant_id as "merchantId"
    from skus s join products p on p.id = s.product_id where p.state = 'onSale' and s.state = 'onSale'
      and (not ${onlyCertified} or p.id in (select product_id from certifications where state = 'published'))`
  const counties = await sql<{ code: string }[]>`select distinct county_code as code from products`
  const categories = await sql<{ key: string }[]>`select distinct category_key as key from products`
  await sql`update sku_stock set available = 1000000`
  await sql.end()

  const random = seeded(20261123)
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const popular = zipf(skus.length, random)
  const popularWord = zipf(WORDS.length, random)
  const popularPage = zipf(25, random)
  const get = (path: string): Shot => ({ method: 'GET', path })
  const pageQuery = () => `page=${popularPage() + 1}&pageSize=20`
  const sort = () => any(['recommended', 'sales', 'priceAsc', 'priceDesc', 'newest'])
  const byMerchant = Map.groupBy([...skus], (sku) => sku.merchantId)
  const merchants = [...byMerchant.values()].filter((own) => own.length >= 2)
  const popularMerchant = zipf(merchants.length, random)
  const popularOfMerchant = zipf(40, random)
  const of = (own: readonly { skuId: string }[] | undefined, place: number) =>
    own?.[place % own.length]?.skuId ?? ''
  const wish = () => {
    const merchant = popularMerchant()
    const place = popularOfMerchant()
    const skuIds = [
      of(merchants[merchant], place),
      of(merchants[merchant], place + 1),
      of(merchants[(merchant + 1) % merchants.length], popularOfMerchant()),
    ]
    return skuIds.map((skuId) => ({ skuId, quantity: 1 }))
  }
  const post = (path: string, shopper: Shopper, body: unknown): Shot => ({
    method: 'POST',
    path,
    headers: {
      authorization: `Bearer ${shopper.caller.token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  })
  return {
    list: () => get(`/api/products?${pageQuery()}&sort=${sort()}`),
    filtered: () =>
      get(
        `/api/products?${pageQuery()}&${random() < 0.5 ? `county=${any(counties).code}` : `category=${any(categories).key}`}`,
      ),
    search: () => get(`/api/products?q=${encodeURIComponent(WORDS[popularWord()] ?? '')}&${pageQuery()}`),
    detail: () => get(`/api/products/${skus[popular()]?.productId}`),
    quote: () => {
      const shopper = any(shoppers)
      return post('/api/checkout/quote', shopper, { items: wish(), addressId: shopper.addressId })
    },
    order: () => {
      const shopper = any(shoppers)
      return post('/api/orders', shopper, { items: wish(), addressId: shopper.addressId })
    },
    wish,
    shoppers,
  }
}
