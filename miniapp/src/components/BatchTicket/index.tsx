import type { CouponBatchCard } from '@yuxiang/shared/api/promotions'
import { Button } from '@/components/Button'
import { Ticket } from '@/components/Ticket'
import { Text, View } from '@/elements'
import { chinaDayAndTime } from '@/services/china-time'
import { type ClaimState, claimedPercent, claimStateOf } from '@/services/coupon-claim'
import { scopeOf } from '@/services/offer-words'
import './index.scss'

interface Props {
  batch: CouponBatchCard
  claiming: boolean
  onClaim: (batchId: string) => void
}

const stateTexts: Record<Exclude<ClaimState, 'open' | 'again'>, string> = {
  claimed: '已领',
  gone: '已领完',
  early: '未开始',
  over: '已结束',
}

/** A coupon that may be claimed. */
export function BatchTicket({ batch, claiming, onClaim }: Props) {
  const state = claimStateOf(batch)
  const percent = claimedPercent(batch)
  const facts = [
    [scopeOf(batch), batch.audienceText].filter(Boolean).join(' · '),
    state === 'early'
      ? `${chinaDayAndTime(batch.startsAt)} 开抢`
      : `${chinaDayAndTime(batch.usableTo)} 前可用`,
  ]
  return (
    <Ticket label={batch.label} name={batch.name} facts={facts} off={state === 'gone' || state === 'over'}>
      {state === 'open' || state === 'again' ? (
        <>
          <Button
            size="small"
            loading={claiming}
            label={`${state === 'again' ? '再领一张' : '领取'} ${batch.name}`}
            onTap={() => onClaim(batch.id)}
          >
            {state === 'again' ? '再领一张' : '领取'}
          </Button>
          <View className="batch-ticket__track" hidden>
            <View className="batch-ticket__done" style={{ width: `${percent}%` }} />
          </View>
          <Text className="batch-ticket__left">
            {batch.left <= 20 ? `仅剩 ${batch.left} 张` : `已领 ${percent}%`}
          </Text>
        </>
      ) : (
        <Text className={`batch-ticket__state ${state === 'claimed' ? 'batch-ticket__state--claimed' : ''}`}>
          {stateTexts[state]}
        </Text>
      )}
    </Ticket>
  )
}
