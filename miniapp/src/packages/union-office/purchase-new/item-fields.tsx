import type { ProductCard } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Note } from '@/components/Note'
import { Picture } from '@/components/Picture'
import { Stepper } from '@/components/Stepper'
import { Tap, View } from '@/elements'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import { ProductSheet } from '../shared/product-sheet'
import type { PurchaseItem } from './read-purchase'
import { SkuSheet } from './sku-sheet'
import './item-fields.scss'

const perMemberMax = 99
const itemsMax = 20

interface Props {
  items: PurchaseItem[]
  error?: string | undefined
  onChange: (items: PurchaseItem[]) => void
}

/** The goods that each member gets, and how many. */
export function ItemFields({ items, error, onChange }: Props) {
  const [picking, setPicking] = useState<'product' | { product: ProductCard; skus: PurchaseItem[] }>()
  const pick = async (product: ProductCard) => {
    try {
      const { skus } = await call('GET /api/products/{id}', { params: { id: product.id } })
      const { name, imageUrl } = product
      const choices = skus.map((sku) => ({
        skuId: sku.id,
        name,
        skuName: sku.name,
        imageUrl,
        priceFen: sku.priceFen,
        quantity: 1,
      }))
      setPicking({ product, skus: choices })
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  const add = (item: PurchaseItem) => {
    setPicking(undefined)
    if (items.some(({ skuId }) => skuId === item.skuId)) toast('已经选过了')
    else onChange([...items, item])
  }
  return (
    <>
      {error ? <Note tone="wrong">{error}</Note> : null}
      {items.map((item) => (
        <View key={item.skuId} className="item-fields__row">
          <View className="item-fields__picture">
            <Picture src={item.imageUrl} alt="" />
          </View>
          <View className="grow">
            <View className="lines-2">{item.name}</View>
            <View className="panel__hint">{item.skuName}</View>
            <Money fen={item.priceFen} size="sm" tone="ink" />
          </View>
          <Stepper
            label={`${item.name}每人`}
            value={item.quantity}
            max={perMemberMax}
            onChange={(quantity) =>
              onChange(items.map((one) => (one.skuId === item.skuId ? { ...one, quantity } : one)))
            }
          />
          <Tap
            className="item-fields__remove"
            label={`移除${item.name}`}
            onTap={() => onChange(items.filter(({ skuId }) => skuId !== item.skuId))}
          >
            <Icon name="trash" color="muted" />
          </Tap>
        </View>
      ))}
      <Button tone="line" size="fit" disabled={items.length >= itemsMax} onTap={() => setPicking('product')}>
        {items.length > 0 ? '再选一种' : '选择商品'}
      </Button>
      {picking === 'product' ? (
        <ProductSheet
          title="选择商品"
          chosen={[]}
          onTap={(product) => void pick(product)}
          onClose={() => setPicking(undefined)}
        />
      ) : picking ? (
        <SkuSheet
          product={picking.product}
          choices={picking.skus}
          onPick={add}
          onClose={() => setPicking('product')}
        />
      ) : null}
    </>
  )
}
