import type { ProductCard } from '@yuxiang/shared/api/catalog'
import { Cell } from '@/components/Cell'
import { Money } from '@/components/Money'
import { Sheet } from '@/components/Sheet'
import type { PurchaseItem } from './read-purchase'

interface Props {
  product: ProductCard
  choices: readonly PurchaseItem[]
  onPick: (item: PurchaseItem) => void
  onClose: () => void
}

/** The sizes of a product to choose one from. */
export function SkuSheet({ product, choices, onPick, onClose }: Props) {
  return (
    <Sheet open title={`${product.name}：选择规格`} onClose={onClose}>
      {choices.map((choice) => (
        <Cell
          key={choice.skuId}
          title={choice.skuName}
          value={<Money fen={choice.priceFen} size="sm" tone="ink" />}
          onTap={() => onPick(choice)}
        />
      ))}
    </Sheet>
  )
}
