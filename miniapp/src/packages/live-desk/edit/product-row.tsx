import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { TextField } from '@/components/FormField'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Sheet } from '@/components/Sheet'
import { Tag } from '@/components/Tag'
import { Tap, View } from '@/elements'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import type { FieldErrors } from '@/services/field-errors'
import '@/workbench/sku-row.scss'
import type { ProductDraft } from './live-draft'

interface Props {
  product: ProductDraft
  errors: FieldErrors
  isOn: boolean
  onChange: (part: Partial<ProductDraft>) => void
  onRemove: () => void
  /** Absent where it is the first already. */
  onFront?: () => void
}

interface Size {
  id: string
  name: string
  stock: number
}

/** A product of the session with what is kept of each size, and the ways to the front and off. */
export function ProductRow({ product, errors, isOn, onChange, onRemove, onFront }: Props) {
  const { id, name, imageUrl, priceFen, forSale, asides } = product
  const [sizes, setSizes] = useState<Size[]>()
  const add = ({ id: skuId, name: skuName }: Size) => {
    setSizes(undefined)
    if (asides.some((aside) => aside.skuId === skuId)) toast('已经选过了')
    else onChange({ asides: [...asides, { skuId, skuName, quantity: '' }] })
  }
  const open = async () => {
    try {
      const { skus } = await call('GET /api/products/{id}', { params: { id } })
      const [only] = skus
      if (only && skus.length === 1) add(only)
      else setSizes(skus)
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return (
    <View className="sku-row" role="group" label={name}>
      <View className="sku-row__head">
        <View className="sku-row__picture">
          <Picture src={imageUrl} alt="" />
        </View>
        <View className="sku-row__words">
          <View className="lines-2">{name}</View>
          {forSale && priceFen !== null ? (
            <Money fen={priceFen} size="sm" tone="ink" suffix="起" />
          ) : (
            <View>
              <Tag tone="vermilion">已不在售，买家看不到</Tag>
            </View>
          )}
        </View>
        {onFront ? (
          <Tap className="sku-row__remove" label={`把${name}排到最前`} onTap={onFront}>
            <Icon name="up" color="muted" />
          </Tap>
        ) : null}
        <Tap className="sku-row__remove" label={`移除${name}`} onTap={onRemove}>
          <Icon name="trash" color="muted" />
        </Tap>
      </View>
      {isOn ? null : (
        <View className="sku-row__body">
          {asides.map((aside, at) => (
            <TextField
              key={aside.skuId}
              name={`预留 ${aside.skuName}（件）`}
              type="number"
              maxLength={6}
              placeholder="50"
              value={aside.quantity}
              error={errors[`aside.${aside.skuId}`]}
              onInput={(quantity) =>
                onChange({
                  asides: asides.map((one, place) => (place === at ? { ...one, quantity } : one)),
                })
              }
              hint={
                <Button
                  size="fit"
                  tone="plain"
                  label={`不预留${aside.skuName}`}
                  onTap={() => onChange({ asides: asides.filter((one) => one !== aside) })}
                >
                  不预留
                </Button>
              }
            />
          ))}
          {forSale ? (
            <Button size="fit" tone="plain" label={`预留${name}的库存`} onTap={() => void open()}>
              {asides.length > 0 ? '再预留一种规格' : '预留库存'}
            </Button>
          ) : null}
        </View>
      )}
      {sizes ? (
        <Sheet open title={`${name}：预留哪种规格`} onClose={() => setSizes(undefined)}>
          {sizes.map((size) => (
            <Cell key={size.id} title={size.name} value={`库存 ${size.stock}`} onTap={() => add(size)} />
          ))}
        </Sheet>
      ) : null}
    </View>
  )
}
