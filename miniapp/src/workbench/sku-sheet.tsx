import type { ProductCard } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Money } from '@/components/Money'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { type ProductFilter, ProductSheet } from './product-sheet'

/** A SKU with what a list of them shows. */
export interface PickedSku {
  skuId: string
  name: string
  skuName: string
  imageUrl: string
  priceFen: number
}

interface Props {
  title: string
  filter?: ProductFilter
  onPick: (sku: PickedSku) => void
  onClose: () => void
}

/** Finds a product, then one of its sizes. Mount it to open it. */
export function SkuSheet({ title, filter, onPick, onClose }: Props) {
  const [found, setFound] = useState<{ name: string; skus: PickedSku[] }>()
  const open = async ({ id, name, imageUrl }: ProductCard) => {
    try {
      const { skus } = await call('GET /api/products/{id}', { params: { id } })
      const choices = skus.map((sku) => ({
        skuId: sku.id,
        name,
        skuName: sku.name,
        imageUrl,
        priceFen: sku.priceFen,
      }))
      const [only] = choices
      if (only && choices.length === 1) onPick(only)
      else setFound({ name, skus: choices })
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  if (!found) {
    return (
      <ProductSheet
        title={title}
        {...(filter ? { filter } : {})}
        chosen={[]}
        onTap={(product) => void open(product)}
        onClose={onClose}
      />
    )
  }
  return (
    <Sheet open title={`${found.name}：选择规格`} onClose={() => setFound(undefined)}>
      {found.skus.map((sku) => (
        <Cell
          key={sku.skuId}
          title={sku.skuName}
          value={<Money fen={sku.priceFen} size="sm" tone="ink" />}
          onTap={() => onPick(sku)}
        />
      ))}
    </Sheet>
  )
}
