import { formatYuan } from '@yuxiang/shared/money'
import type { ReactNode } from 'react'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import './index.scss'

interface Props {
  gift: { name: string; skuName: string; imageUrl: string; quantity: number; valueFen: number }
  /** At the right: another choice. */
  children?: ReactNode
}

/** Goods given along, with their number and stated value, as the law asks. */
export function GiftRow({ gift, children }: Props) {
  return (
    <View className="row gift-row">
      <View className="gift-row__picture">
        <Picture src={gift.imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow">
        <View className="row gift-row__head">
          <Tag tone="vermilion">赠品</Tag>
          <View className="grow lines-1">{gift.name}</View>
        </View>
        <View className="gift-row__words">
          {gift.skuName} × {gift.quantity}，价值 ¥{formatYuan(gift.valueFen * gift.quantity)}
        </View>
      </View>
      {children}
    </View>
  )
}
