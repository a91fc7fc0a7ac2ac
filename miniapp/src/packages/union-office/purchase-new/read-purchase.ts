import type { PurchaseInput } from '@yuxiang/shared/api/union-purchases'
import type { FieldErrors } from '@/services/field-errors'
import type { PickedSku } from '@/workbench/sku-sheet'

/** What each member gets. */
export interface PurchaseItem extends PickedSku {
  quantity: number
}

/** The form as it is filled in. */
export interface PurchaseDraft {
  budgetId: string
  name: string
  items: PurchaseItem[]
  way: 'all' | 'groups'
  groups: string[]
  delivery: 'unit' | 'members'
  addressId: string
}

/** The call's body as the form says it, or what is wrong with which field. */
export function readPurchase(draft: PurchaseDraft): { body?: PurchaseInput; errors: FieldErrors } {
  const name = draft.name.trim()
  const errors: FieldErrors = {
    ...(name.length < 2 ? { name: '请填写采购名称' } : {}),
    ...(draft.items.length === 0 ? { items: '请选择商品' } : {}),
    ...(draft.way === 'groups' && draft.groups.length === 0 ? { groups: '请至少选择一个分组' } : {}),
    ...(draft.addressId || draft.delivery === 'members' ? {} : { addressId: '请选择单位的收货地址' }),
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    body: {
      budgetId: draft.budgetId,
      name,
      items: draft.items.map(({ skuId, quantity }) => ({ skuId, quantity })),
      ...(draft.way === 'groups' ? { groups: draft.groups } : {}),
      ...(draft.delivery === 'members' ? { delivery: draft.delivery } : { addressId: draft.addressId }),
    },
    errors,
  }
}
