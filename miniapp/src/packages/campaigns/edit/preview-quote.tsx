import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { Money } from '@/components/Money'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { Fact } from '@/workbench/form-page'
import { payerText } from '../shared/campaign-words'

type Offer = Quote['offers'][number]

/** The sample cart's price: what stands, what is given along, what is missing for more, and the sum. */
export function PreviewQuote({ quote }: { quote: Quote }) {
  const lines = quote.orders.flatMap((order) => order.lines)
  const freightOffFen = quote.orders.reduce((sum, order) => sum + order.freightDiscountFen, 0)
  return (
    <>
      {quote.offers.length > 0 ? (
        <View role="list" label="生效的优惠">
          {quote.offers.map((offer) => (
            <View key={offer.offerId + (offer.couponId ?? '')} className="preview__offer" role="listitem">
              <View className="preview__offer-name">
                <Tag tone="vermilion">{offer.label}</Tag>
                <Text className="grow">{offer.name}</Text>
              </View>
              <View className="preview__offer-gives">
                <Text className="grow number">{gives(offer)}</Text>
                <Text className="muted">{payerText(offer.payer)}</Text>
              </View>
            </View>
          ))}
        </View>
      ) : (
        <Note>这个购物车还够不上任何优惠。</Note>
      )}
      {quote.hints.map((hint) => (
        <View key={hint.offerId} className="preview__hint number">
          {hint.text}
        </View>
      ))}
      {quote.gifts.length > 0 ? (
        <>
          <View className="preview__title">赠品</View>
          {quote.gifts.map((gift) => (
            <Fact key={gift.offerId + gift.skuId} name={`${gift.name} ${gift.skuName} × ${gift.quantity}`}>
              价值 ¥{formatYuan(gift.valueFen * gift.quantity)}
            </Fact>
          ))}
        </>
      ) : null}
      {quote.giftChoices.map((choice) => (
        <View key={choice.offerId} className="panel__hint">
          {choice.name}：买家可在 {choice.gifts.length} 种赠品里任选
        </View>
      ))}
      <View className="preview__title">价格</View>
      {lines.map((line) => (
        <Fact key={line.skuId} name={`${line.name} × ${line.quantity}`}>
          {line.originalFen ? (
            <Money fen={line.originalFen * line.quantity} size="sm" tone="muted" struck />
          ) : null}
          {line.originalFen ? ' ' : ''}¥{formatYuan(line.goodsFen)}
        </Fact>
      ))}
      <Fact name="商品">¥{formatYuan(quote.goodsFen)}</Fact>
      {quote.discountFen > 0 ? <Fact name="优惠">−¥{formatYuan(quote.discountFen)}</Fact> : null}
      <Fact name="运费">
        {freightOffFen > 0 ? `已免 ¥${formatYuan(freightOffFen)}，实收 ` : ''}¥{formatYuan(quote.freightFen)}
      </Fact>
      <View className="preview__total">
        <Text>买家付</Text>
        <Money fen={quote.totalFen} size="lg" />
      </View>
    </>
  )
}

/** What an offer gives here, in words. */
function gives({ discountFen, freightFen, giftFen, givesCoupon }: Offer): string {
  const parts = [
    discountFen > 0 ? `−¥${formatYuan(discountFen)}` : '',
    freightFen > 0 ? `免运费 ¥${formatYuan(freightFen)}` : '',
    giftFen > 0 ? `赠品值 ¥${formatYuan(giftFen)}` : '',
    givesCoupon ? '收货后送券' : '',
  ]
  return parts.filter(Boolean).join('，')
}
