import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Sheet } from '@/components/Sheet'
import { Stepper } from '@/components/Stepper'
import { Tap, Text, View } from '@/elements'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { addToCart } from '@/store/cart'
import { startCheckout } from '@/store/checkout'
import './sku-sheet.scss'

type Sku = ProductDetail['skus'][number]

/** The contract takes at most this many of one thing. */
const mostPieces = 999

interface Props {
  product: ProductDetail
  sku: Sku | undefined
  quantity: number
  /** `choose` offers both ways, the others lead to one. */
  act: 'choose' | 'cart' | 'buy'
  onPick: (sku: Sku) => void
  onQuantity: (quantity: number) => void
  onClose: () => void
}

/** Chooses what to buy and how many. */
export function SkuSheet({ product, sku, quantity, act, onPick, onQuantity, onClose }: Props) {
  const [busy, setBusy] = useState(false)

  const chosen = (): Sku | undefined => {
    if (!sku) toast('请选择规格')
    else if (sku.stock === 0) toast('该规格已售罄')
    else return sku
    return undefined
  }
  const put = async () => {
    const picked = chosen()
    if (!picked) return
    setBusy(true)
    try {
      await addToCart(picked.id, quantity)
      toastDone('已加入购物车')
      onClose()
    } catch (problem) {
      toastProblem(problem)
    }
    setBusy(false)
  }
  const buy = () => {
    const picked = chosen()
    if (!picked) return
    onClose()
    startCheckout([{ skuId: picked.id, quantity }])
  }
  const foot = (
    <View className="sku-sheet__foot">
      {act === 'buy' ? null : (
        <Button
          className="grow"
          tone={act === 'cart' ? 'main' : 'citrus'}
          loading={busy}
          onTap={() => void put()}
        >
          加入购物车
        </Button>
      )}
      {act === 'cart' ? null : (
        <Button className="grow" onTap={buy}>
          立即购买
        </Button>
      )}
    </View>
  )
  return (
    <Sheet open title="选择规格" onClose={onClose} foot={product.onSale ? foot : undefined}>
      <View className="row sku-sheet__head">
        <View className="sku-sheet__picture">
          <Picture src={product.imageUrl} alt="" ratio={100} />
        </View>
        <View className="grow">
          <Money fen={sku?.priceFen ?? product.priceFen} size="lg" {...(sku ? {} : { suffix: '起' })} />
          {sku?.originalFen ? (
            <View>
              <Money fen={sku.originalFen} size="sm" tone="muted" struck />
            </View>
          ) : null}
          <View className="sku-sheet__stock">{sku ? stockText(sku.stock) : '请选择规格'}</View>
        </View>
      </View>
      <View className="sku-sheet__label">规格</View>
      <View className="sku-sheet__skus" role="group" label="规格">
        {product.skus.map((candidate) => (
          <Tap
            key={candidate.id}
            className={`sku-sheet__sku ${candidate.id === sku?.id ? 'sku-sheet__sku--on' : ''} ${candidate.stock === 0 ? 'sku-sheet__sku--off' : ''}`}
            role="radio"
            checked={candidate.id === sku?.id}
            disabled={candidate.stock === 0}
            onTap={() => onPick(candidate)}
          >
            <Text className="grow">{candidate.name}</Text>
            {candidate.stock === 0 ? (
              <Text>售罄</Text>
            ) : (
              <Money fen={candidate.priceFen} size="sm" tone="deep" />
            )}
          </Tap>
        ))}
      </View>
      <View className="row sku-sheet__quantity">
        <View className="grow sku-sheet__label">数量</View>
        <Stepper
          label={product.name}
          value={quantity}
          max={Math.min(sku?.stock ?? mostPieces, mostPieces)}
          onChange={onQuantity}
        />
      </View>
    </Sheet>
  )
}

function stockText(stock: number): string {
  return stock === 0 ? '已售罄' : stock <= 20 ? `仅剩 ${stock} 件` : `库存 ${stock} 件`
}
