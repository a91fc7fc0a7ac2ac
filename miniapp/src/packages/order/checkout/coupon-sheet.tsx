import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Empty } from '@/components/Empty'
import { Sheet } from '@/components/Sheet'
import { Ticket } from '@/components/Ticket'
import { View } from '@/elements'
import { chinaDayAndTime } from '@/services/china-time'
import { openPage, pages } from '@/services/navigation'
import { usedCoupons } from './offer-wish'

interface Props {
  quote: Quote
  /** Another choice is on its way. */
  busy: boolean
  onPick: (couponId: string) => void
  onDrop: (couponId: string) => void
  /** undefined: the best again; empty: none. */
  onChoose: (couponIds: [] | undefined) => void
  onClose: () => void
}

/** The buyer's coupons for these goods: used, usable instead, or why not. */
export function CouponSheet({ quote, busy, onPick, onDrop, onChoose, onClose }: Props) {
  const used = new Set(usedCoupons(quote))
  const here = quote.coupons.filter(({ id }) => used.has(id))
  const instead = quote.coupons.filter(({ id, reason }) => !used.has(id) && reason === null)
  const others = quote.coupons.filter(({ id, reason }) => !used.has(id) && reason !== null)
  const foot = (
    <View className="row coupon-sheet__foot">
      <Button className="grow" tone="line" loading={busy} onTap={() => onChoose(undefined)}>
        用最优惠的
      </Button>
      <Button className="grow" tone="plain" disabled={here.length === 0} onTap={() => onChoose([])}>
        不使用
      </Button>
    </View>
  )
  return (
    <Sheet open title="优惠券" onClose={onClose} foot={here.length + instead.length > 0 ? foot : undefined}>
      {quote.coupons.length === 0 ? (
        <Empty
          icon="ticket"
          title="还没有优惠券"
          hint="去领券中心看看，领好再回来结算"
          action="去领券"
          onAction={() => openPage(pages.coupons)}
        />
      ) : null}
      {here.map((coupon) => (
        <Ticket
          key={coupon.id}
          label={coupon.label}
          name={coupon.name}
          facts={[
            ends(coupon),
            coupon.usedFen > 0 ? `本单优惠 ¥${formatYuan(coupon.usedFen)}` : '本单已使用',
          ]}
        >
          <Check on label={`使用 ${coupon.name}`} onTap={() => onDrop(coupon.id)} />
        </Ticket>
      ))}
      {instead.map((coupon) => (
        <Ticket key={coupon.id} label={coupon.label} name={coupon.name} facts={[ends(coupon), '本单可用']}>
          <Check on={false} label={`使用 ${coupon.name}`} onTap={() => onPick(coupon.id)} />
        </Ticket>
      ))}
      {others.length > 0 ? <View className="coupon-sheet__part">本单不可用</View> : null}
      {others.map((coupon) => (
        <Ticket
          key={coupon.id}
          label={coupon.label}
          name={coupon.name}
          facts={[ends(coupon), coupon.reason ?? '']}
          off
        />
      ))}
    </Sheet>
  )
}

const ends = ({ usableTo }: { usableTo: string }) => `${chinaDayAndTime(usableTo)} 前可用`
