import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Tag } from '@/components/Tag'
import { Field, Tap, Text, View } from '@/elements'
import type { CheckoutLine } from '@/store/checkout'
import { LineRow } from '../shared/line-row'
import { GroupDiscounts, GroupGifts } from './group-offers'
import './order-group.scss'

interface Props {
  order: Quote['orders'][number]
  quote: Quote
  /** The only merchant: its sum is the order's. */
  alone: boolean
  remark: string
  onRemark: (text: string) => void
  onChange: (lines: CheckoutLine[]) => void
  onChooseGift: (offerId: string) => void
}

/** What comes from one merchant: its lines, its freight, and words for it. */
export function OrderGroup({ order, quote, alone, remark, onRemark, onChange, onChooseGift }: Props) {
  const gifts = quote.gifts.filter((gift) => gift.merchantId === order.merchantId)
  const freightFen = order.freightFen + order.freightDiscountFen
  const missingFen = order.missingForFreeFreightFen
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <View className="card order-group" role="group" label={order.merchantName}>
      <View className="row order-group__head">
        <Icon name="shop" size="sm" color="muted" />
        <View className="grow order-group__name lines-1">{order.merchantName}</View>
        {order.deliverable && order.freightFen === 0 ? <Tag>免运费</Tag> : null}
      </View>
      {order.lines.map((line) => (
        <LineRow key={line.skuId} line={line} certified={line.certified}>
          {line.quantity > line.stock ? (
            <Tap
              className="order-group__short"
              onTap={() => onChange([{ skuId: line.skuId, quantity: line.stock }])}
            >
              {line.stock > 0
                ? `库存只有 ${line.stock} 件，点这里改为 ${line.stock} 件`
                : '已售罄，点这里移除'}
            </Tap>
          ) : null}
        </LineRow>
      ))}
      <GroupGifts gifts={gifts} quote={quote} onChooseGift={onChooseGift} />
      <GroupDiscounts order={order} quote={quote} />
      {order.deliverable ? null : (
        <View className="order-group__refused" role="alert">
          <View className="grow">该商家不配送到这个地址，请更换地址，或先不买这些商品</View>
          <Button
            size="small"
            tone="line"
            onTap={() => onChange(order.lines.map((line) => ({ skuId: line.skuId, quantity: 0 })))}
          >
            先不买
          </Button>
        </View>
      )}
      {order.deliverable && freightFen > 0 ? (
        <View className="order-group__row">
          <Text className="grow">
            运费
            {missingFen ? (
              <Text className="order-group__hint"> 再买 ¥{formatYuan(missingFen)} 包邮</Text>
            ) : null}
          </Text>
          <Money fen={freightFen} size="sm" tone="ink" />
        </View>
      ) : null}
      {order.deliverable && order.freightDiscountFen > 0 ? (
        <View className="order-group__row">
          <Text className="grow">运费优惠</Text>
          <Money fen={-order.freightDiscountFen} size="sm" tone="deep" />
        </View>
      ) : null}
      <View className="order-group__row">
        <Text className="order-group__label">留言</Text>
        <Field
          className="grow order-group__field"
          label={`给${order.merchantName}留言`}
          placeholder="选填，给商家的话"
          value={remark}
          maxLength={100}
          onInput={onRemark}
        />
      </View>
      {alone ? null : (
        <View className="order-group__row order-group__sum">
          <Text className="order-group__hint">共 {pieces} 件</Text>
          <Text>小计</Text>
          <Money fen={order.totalFen} tone="ink" />
        </View>
      )}
    </View>
  )
}
