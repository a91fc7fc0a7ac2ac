import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { Switch } from '@/components/Switch'
import { View } from '@/elements'
import { dayText } from '@/services/china-time'
import './tenders-card.scss'
import type { TenderWish } from './use-checkout'

interface Props {
  tenders: NonNullable<Quote['tenders']>
  wish: TenderWish
  onWish: (wish: TenderWish) => void
}

/** What there is besides own money, and whether to use it. Nothing is shown to whoever has nothing. */
export function TendersCard({ tenders, wish, onWish }: Props) {
  const { allowances, points } = tenders
  if (allowances.length === 0 && points.balance === 0) return null
  return (
    <View className="card tenders-card">
      {allowances.length > 0 ? (
        <Tender
          name="工会额度"
          words={allowanceWords(allowances, wish.useAllowance)}
          on={wish.useAllowance}
          onChange={(useAllowance) => onWish({ ...wish, useAllowance })}
        />
      ) : null}
      {allowances
        .filter((allowance) => allowance.usedFen > 0)
        .map((allowance) => (
          <View key={allowance.id} className="row tenders-card__part">
            <View className="grow">
              {allowance.unionName} {allowance.grantName}
              <View className="tenders-card__words">{dayText(allowance.validTo)}到期</View>
            </View>
            <View className="tenders-card__used number">−¥{formatYuan(allowance.usedFen)}</View>
          </View>
        ))}
      {points.balance > 0 ? (
        <Tender
          name="积分"
          words={
            points.usableFen > 0
              ? `共 ${points.balance} 分，本单可抵 ¥${formatYuan(points.usableFen)}`
              : `共 ${points.balance} 分，本单不能抵扣`
          }
          on={wish.usePoints}
          onChange={(usePoints) => onWish({ ...wish, usePoints })}
        />
      ) : null}
    </View>
  )
}

function allowanceWords(allowances: Props['tenders']['allowances'], on: boolean): string {
  const sum = (pick: (one: (typeof allowances)[number]) => number) =>
    allowances.reduce((total, one) => total + pick(one), 0)
  const have = `共 ¥${formatYuan(sum((one) => one.remainingFen))}`
  if (!on) return have
  const usedFen = sum((one) => one.usedFen)
  return usedFen > 0 ? `${have}，本单用 ¥${formatYuan(usedFen)}` : `${have}，本单没有可用的商品`
}

function Tender(props: { name: string; words: string; on: boolean; onChange: (on: boolean) => void }) {
  const { name, words, on, onChange } = props
  return (
    <View className="row tenders-card__row">
      <View className="grow">
        {name}
        <View className="tenders-card__words">{words}</View>
      </View>
      <Switch on={on} label={`使用${name}`} onChange={onChange} />
    </View>
  )
}
