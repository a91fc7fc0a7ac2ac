import type { GoodsDetail, GoodsSku } from '@yuxiang/shared/api/goods'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { emptySku, readSku, type SkuDraft } from './product-draft'
import { SkuFields } from './sku-fields'

interface Props {
  productId: string
  /** Left out: a new one. */
  sku?: GoodsSku
  onClose: () => void
  onDone: (product: GoodsDetail) => void
}

const draftOf = (sku: GoodsSku): SkuDraft => ({
  name: sku.name,
  price: formatYuan(sku.priceFen),
  weight: String(sku.weightG),
  stock: String(sku.stock),
  low: sku.lowStockAt === null ? '' : String(sku.lowStockAt),
})

/** Adds a SKU, or changes one's name, price and weight. */
export function SkuSheet({ productId, sku, onClose, onDone }: Props) {
  const [draft, setDraft] = useState<SkuDraft>(() => (sku ? draftOf(sku) : emptySku))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const save = async () => {
    const read = readSku(draft)
    setErrors(read.errors)
    if (!read.sku || saving) return
    const { stock: _, ...change } = read.sku
    const body = read.sku
    setSaving(true)
    try {
      const product = await (sku
        ? call('PATCH /api/merchant/skus/{id}', { params: { id: sku.id }, body: change })
        : withIdempotencyKey('sku', { productId, ...body }, (idempotencyKey) =>
            call('POST /api/merchant/products/{id}/skus', {
              params: { id: productId },
              body,
              idempotencyKey,
            }),
          ))
      toastDone('已保存')
      onDone(product)
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSaving(false)
    }
  }
  return (
    <Sheet
      open
      title={sku ? `修改“${sku.name}”` : '添加规格'}
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          保存
        </Button>
      }
    >
      <SkuFields
        sku={draft}
        errors={errors}
        withStock={sku === undefined}
        onChange={(part) => {
          setDraft({ ...draft, ...part })
          setErrors({})
        }}
      />
    </Sheet>
  )
}
