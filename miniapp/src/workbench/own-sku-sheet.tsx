import type { GoodsDetail, GoodsRow } from '@yuxiang/shared/api/goods'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Money } from '@/components/Money'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { OwnProductSheet } from './own-product-sheet'
import type { AtShop } from './shop-page'

/** A SKU of one's own with what it is called. */
export interface OwnSku {
  skuId: string
  name: string
  skuName: string
}

interface Props {
  at: AtShop
  title: string
  onPick: (sku: OwnSku) => void
  onClose: () => void
}

const skusOf = ({ name, skus }: GoodsDetail) =>
  skus.map((sku) => ({ skuId: sku.id, name, skuName: sku.name, priceFen: sku.priceFen }))

/** Finds one of a shop's own products, on sale or not, then one of its sizes. Mount it to open it. */
export function OwnSkuSheet({ at, title, onPick, onClose }: Props) {
  const [found, setFound] = useState<GoodsDetail>()
  const open = async ({ id }: GoodsRow) => {
    try {
      const product = await call('GET /api/merchant/products/{id}', { params: { id } })
      const [only, ...others] = skusOf(product)
      if (only && others.length === 0) onPick(only)
      else setFound(product)
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  if (!found) {
    return (
      <OwnProductSheet at={at} title={title} onPick={(product) => void open(product)} onClose={onClose} />
    )
  }
  return (
    <Sheet open title={`${found.name}：选择规格`} onClose={() => setFound(undefined)}>
      {skusOf(found).map((sku) => (
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
