import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { ApiProblem } from '@/services/problem'
import type { FlashDraft } from './flash-draft'

/** What is said of each item that a refusal names. */
const itemWords: Partial<Record<ApiProblem['code'], (available: number) => string>> = {
  out_of_stock: (available) => `可用库存只有 ${available} 件`,
  flash_sale_overlaps: () => '同一时间已在另一场抢购中',
  product_withdrawn: () => '商品已下架或暂停销售',
  campaigns_barred: () => '商家被限制参加活动',
  sku_not_found: () => '商品已不存在',
}

/** Where a refusal belongs in the form: at its time, at the items it names, or where its own fields say. */
export function refusedFields(thrown: unknown, draft: Pick<FlashDraft, 'items'>): FieldErrors {
  if (!(thrown instanceof ApiProblem)) return {}
  if (thrown.code === 'flash_times_invalid') return { endsAt: thrown.title }
  const words = itemWords[thrown.code]
  if (!words) return fieldErrors(thrown)
  const named = thrown.lines.map(({ skuId, available }) => [
    `items.${draft.items.findIndex((item) => item.skuId === skuId)}.stockTotal`,
    words(available),
  ])
  return { items: thrown.title, ...Object.fromEntries(named) }
}
