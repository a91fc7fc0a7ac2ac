import type { GoodsDetail, SkuInput } from '@yuxiang/shared/api/goods'
import { useRef, useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { useLeaveGuard } from '@/services/leave-guard'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import type { AtShop } from '@/workbench/shop-page'
import { bodyOf, type ProductDraft, readSku } from './product-draft'

/** The form of a listing: what is typed is kept on this device until the server has it. */
export function useProductForm(
  { userId, shop }: AtShop,
  initial: ProductDraft,
  saved: GoodsDetail | undefined,
  onSaved: (product: GoodsDetail) => void,
) {
  const keptName = `product-${saved?.id ?? `new-${shop.id}`}`
  const [restored] = useState(() => storedDraft<ProductDraft>(userId, keptName))
  const [draft, setDraft] = useState<ProductDraft>(() => ({ ...initial, ...restored }))
  const [unsaved, setUnsaved] = useState(restored !== undefined)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  useLeaveGuard(unsaved, '有改动还没有保存，确定离开吗？已填内容会留在本机。')

  // An upload ends long after its tap: what it changes is the draft of then.
  const newest = useRef(draft)
  newest.current = draft

  const change = (part: Partial<ProductDraft>) => {
    newest.current = { ...newest.current, ...part }
    setDraft(newest.current)
    setUnsaved(true)
    setErrors({})
    storeDraft(userId, keptName, newest.current)
  }
  const discard = async () => {
    if (!(await confirmAct('放弃改动', '没保存的内容会清掉，不能撤销。', '放弃'))) return
    dropDraft(userId, keptName)
    setDraft(initial)
    setUnsaved(false)
    setErrors({})
  }
  const send = async (): Promise<GoodsDetail | undefined> => {
    const body = bodyOf(draft)
    if (saved) return call('PUT /api/merchant/products/{id}', { params: { id: saved.id }, body })
    const skus = skusOf(draft, setErrors)
    if (!skus) {
      toast('还有没填好的地方')
      return undefined
    }
    const whole = { merchantId: shop.id, ...body, skus }
    return withIdempotencyKey('product', whole, (idempotencyKey) =>
      call('POST /api/merchant/products', { body: whole, idempotencyKey }),
    )
  }
  const save = async () => {
    if (saving) return
    setSaving(true)
    try {
      const product = await send()
      if (product) {
        dropDraft(userId, keptName)
        setUnsaved(false)
        const isWaiting = product.review?.state === 'inReview' && product.review.kind === 'change'
        toastDone(isWaiting ? '已保存，待审核' : '已保存')
        if (saved) onSaved(product)
        else await replacePage(pageUrl(pages.deskProduct, { id: product.id }))
      }
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return {
    draft,
    errors,
    saving,
    unsaved,
    restored: restored !== undefined && unsaved,
    change,
    save,
    discard,
  }
}

/** The SKUs of a new listing; names what is wrong, and is then none. */
function skusOf(draft: ProductDraft, onErrors: (errors: FieldErrors) => void): SkuInput[] | undefined {
  const read = draft.skus.map(readSku)
  const wrong = read.flatMap(({ errors }, index) =>
    Object.entries(errors).map(([field, words]) => [`skus.${index}.${field}`, words]),
  )
  if (wrong.length > 0) {
    onErrors(Object.fromEntries(wrong) as FieldErrors)
    return undefined
  }
  return read.flatMap(({ sku }) => (sku ? [sku] : []))
}

export type ProductForm = ReturnType<typeof useProductForm>
