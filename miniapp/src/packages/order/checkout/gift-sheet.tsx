import type { Quote } from '@yuxiang/shared/api/checkout'
import { Check } from '@/components/Check'
import { GiftRow } from '@/components/GiftRow'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'

interface Props {
  choice: Quote['giftChoices'][number]
  /** The one that the price holds now. */
  chosenSkuId: string | undefined
  onPick: (skuId: string) => void
  onClose: () => void
}

/** Picks one of the gifts of an offer. */
export function GiftSheet({ choice, chosenSkuId, onPick, onClose }: Props) {
  return (
    <Sheet open title="选择赠品" onClose={onClose}>
      <View className="muted">{choice.name}，以下赠品任选一种</View>
      {choice.gifts.map((gift) => (
        <GiftRow key={gift.skuId} gift={gift}>
          <Check
            on={gift.skuId === chosenSkuId}
            label={`选择赠品 ${gift.name}`}
            onTap={() => onPick(gift.skuId)}
          />
        </GiftRow>
      ))}
    </Sheet>
  )
}
