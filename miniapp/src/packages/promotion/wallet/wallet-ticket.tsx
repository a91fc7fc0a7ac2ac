import type { Coupon } from '@yuxiang/shared/api/promotions'
import { couponStateNames } from '@yuxiang/shared/states/campaign'
import { Button } from '@/components/Button'
import { Ticket } from '@/components/Ticket'
import { Text } from '@/elements'
import { chinaDayAndTime } from '@/services/china-time'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { scopeOf } from '@/services/offer-words'

/** One coupon of the wallet: where and until when it works, and the way there. */
export function WalletTicket({ coupon }: { coupon: Coupon }) {
  const { state } = coupon
  const early = state === 'available' && Date.parse(coupon.usableFrom) > Date.now()
  const facts = [
    coupon.rule,
    scopeOf(coupon),
    coupon.usedAt
      ? `${chinaDayAndTime(coupon.usedAt)} 使用`
      : early
        ? `${chinaDayAndTime(coupon.usableFrom)} 起可用`
        : `${chinaDayAndTime(coupon.usableTo)} ${state === 'available' ? '前可用' : '到期'}`,
  ]
  const use = () => openPage(pageUrl(pages.coupon, { id: coupon.id }))
  return (
    <Ticket label={coupon.label} name={coupon.name} facts={facts} off={state !== 'available'}>
      {state === 'available' ? (
        early ? (
          <Text className="muted">未到时间</Text>
        ) : (
          <Button size="small" label={`去使用 ${coupon.name}`} onTap={use}>
            去使用
          </Button>
        )
      ) : (
        <Text className="muted">{couponStateNames[state]}</Text>
      )}
    </Ticket>
  )
}
