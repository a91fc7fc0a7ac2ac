import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Tap, View } from '@/elements'
import './sku-row.scss'
import type { PickedSku } from './sku-sheet'

interface Props {
  sku: PickedSku
  /** At the right: how many. */
  side?: ReactNode
  onRemove: () => void
  /** Below: what is set for it. */
  children?: ReactNode
}

/** A chosen SKU, what is set for it, and the way to take it off. */
export function SkuRow({ sku, side, onRemove, children }: Props) {
  return (
    <View className="sku-row" role="group" label={`${sku.name} ${sku.skuName}`}>
      <View className="sku-row__head">
        <View className="sku-row__picture">
          <Picture src={sku.imageUrl} alt="" />
        </View>
        <View className="sku-row__words">
          <View className="lines-2">{sku.name}</View>
          <View className="panel__hint">
            {sku.skuName}　<Money fen={sku.priceFen} size="sm" tone="ink" />
          </View>
        </View>
        {side}
        <Tap className="sku-row__remove" label={`移除${sku.name}`} onTap={onRemove}>
          <Icon name="trash" color="muted" />
        </Tap>
      </View>
      {children ? <View className="sku-row__body">{children}</View> : null}
    </View>
  )
}
