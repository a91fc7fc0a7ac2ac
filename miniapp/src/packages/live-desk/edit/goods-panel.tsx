import type { ProductCard } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { goodsOf } from '@/workbench/goods-of'
import { ProductSheet } from '@/workbench/product-sheet'
import type { ProductDraft } from './live-draft'
import { ProductRow } from './product-row'
import type { LiveForm } from './use-live-form'

const productsMax = 50

/** What the session shows, in its order, and what is kept for it. */
export function GoodsPanel({ form: { draft, errors, change, isOn } }: { form: LiveForm }) {
  const [picking, setPicking] = useState(false)
  const { products, room } = draft
  const toggle = ({ id, name, imageUrl, priceFen }: ProductCard) => {
    const without = products.filter((one) => one.id !== id)
    if (without.length < products.length) change({ products: without })
    else if (products.length < productsMax) {
      change({ products: [...products, { id, name, imageUrl, priceFen, forSale: true, asides: [] }] })
    }
  }
  const set = (at: number, part: Partial<ProductDraft>) =>
    change({ products: products.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  const toFront = (at: number) => {
    const moved = products[at]
    if (moved) change({ products: [moved, ...products.filter((one) => one !== moved)] })
  }
  return (
    <Panel title="3 商品与预留">
      {errors.products ? <Note tone="wrong">{errors.products}</Note> : null}
      {products.length > 0 && !isOn ? (
        <View className="panel__hint">预留的数量现在就从库存里留出，开播的一刻放出来卖。</View>
      ) : null}
      {products.map((product, at) => (
        <ProductRow
          key={product.id}
          product={product}
          errors={errors}
          isOn={isOn}
          onChange={(part) => set(at, part)}
          onRemove={() => change({ products: products.filter((one) => one.id !== product.id) })}
          {...(at > 0 ? { onFront: () => toFront(at) } : {})}
        />
      ))}
      <View className="panel__foot">
        <Button
          tone="line"
          size="fit"
          disabled={!room || products.length >= productsMax}
          onTap={() => setPicking(true)}
        >
          {room ? (products.length > 0 ? '增减商品' : '选择商品') : '先选直播间'}
        </Button>
      </View>
      {picking && room ? (
        <ProductSheet
          title="本场商品"
          filter={goodsOf(room.merchantId)}
          chosen={products.map(({ id }) => id)}
          onTap={toggle}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Panel>
  )
}
