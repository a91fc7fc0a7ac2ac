import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { markNames } from '@/components/ProductCard/marks'
import { Tag } from '@/components/Tag'
import { Tap, View } from '@/elements'
import { MarksSheet } from './marks-sheet'
import './title-card.scss'

/** Name, marks and where it comes from. */
export function TitleCard({ product }: { product: ProductDetail }) {
  const [open, setOpen] = useState(false)
  const tags = (
    <>
      {product.certified ? <Tag>帮扶产品</Tag> : null}
      {product.marks.map((mark) => (
        <Tag key={mark} tone={mark === 'bayuzhen' ? 'citrus' : 'green'}>
          {markNames[mark]}
        </Tag>
      ))}
    </>
  )
  return (
    <View className="card title-card">
      <View className="title-card__name" role="heading">
        {product.name}
      </View>
      {product.subtitle ? <View className="title-card__subtitle">{product.subtitle}</View> : null}
      {product.marks.length > 0 ? (
        <Tap className="title-card__tags title-card__tags--tap" onTap={() => setOpen(true)}>
          {tags}
          <Icon name="next" size="sm" color="muted" />
        </Tap>
      ) : (
        <View className="title-card__tags">{tags}</View>
      )}
      <View className="title-card__place">
        {product.county}
        {product.township ? ` · ${product.township}` : ''} · {product.category.name}
      </View>
      {open ? <MarksSheet productId={product.id} onClose={() => setOpen(false)} /> : null}
    </View>
  )
}
