import { z } from 'zod'
import { endpoint, Fen, Id, Quantity } from './endpoint.ts'

/** Why a cart line can't be bought now. */
export const cartRefusals = ['withdrawn', 'barred', 'soldOut', 'short'] as const

/** How a certification ends before an order is placed. */
export const certificationLosses = ['expired', 'suspended', 'revoked'] as const

export const CartItem = z.strictObject({
  skuId: Id,
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  priceFen: Fen,
  /** Price when it was put in, so that the screen can say "比加入时降 ¥2.00". */
  addedPriceFen: Fen,
  quantity: Quantity,
  stock: z.int().min(0),
  certified: z.boolean(),
  /** Why the badge is gone: 认定已到期, 已暂停, 已撤销; null while it holds, and where there never was one. */
  certificationLost: z.enum(certificationLosses).nullable(),
  refusal: z.enum(cartRefusals).nullable(),
})
export type CartItem = z.infer<typeof CartItem>

export const Cart = z.strictObject({
  groups: z.array(
    z.strictObject({
      merchant: z.strictObject({ id: Id, name: z.string(), freeAboveFen: Fen.nullable() }),
      items: z.array(CartItem),
    }),
  ),
  /** Sum of quantities, for the tab's badge. */
  count: z.int().min(0),
})
export type Cart = z.infer<typeof Cart>

const CartLine = z.strictObject({ skuId: Id, quantity: Quantity })

export const cartContract = {
  'GET /api/cart': endpoint({ summary: '我的购物车', status: 200, answer: Cart }),
  'PUT /api/cart/items/{skuId}': endpoint({
    summary: '设置购物车里某规格的数量，0 为移除',
    status: 200,
    params: z.strictObject({ skuId: Id }),
    body: z.strictObject({
      quantity: z
        .int({ error: '数量必须是整数' })
        .min(0, { error: '数量不能为负' })
        .max(999, { error: '单件商品一次最多购买 999 件' }),
    }),
    answer: Cart,
    problems: ['sku_not_found', 'product_withdrawn', 'cart_full'],
  }),
  'POST /api/cart/merge': endpoint({
    summary: '登录后合并本机购物车：同一规格取较大的数量，重复合并结果不变',
    status: 200,
    body: z.strictObject({ items: z.array(CartLine).max(120) }),
    answer: Cart,
  }),
  'POST /api/cart/preview': endpoint({
    summary: '未登录时显示本机购物车',
    status: 200,
    body: z.strictObject({ items: z.array(CartLine).max(120) }),
    answer: Cart,
  }),
}
