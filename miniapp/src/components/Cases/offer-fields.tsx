import type { CaseOrderLine } from '@yuxiang/shared/api/complaint-views'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { YuanField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Stepper } from '@/components/Stepper'
import { Switch } from '@/components/Switch'
import { View } from '@/elements'
import { today } from '@/services/today'
import { readYuan } from '@/services/yuan'
import './offer.scss'
import type { OfferDraft } from './offer-draft'

interface Props {
  draft: OfferDraft
  lines: readonly CaseOrderLine[]
  /** How much of own money the order can still give back for goods that are kept. */
  compensableFen: number
  onChange: (changes: Partial<OfferDraft>) => void
}

/** How much of the sum goes back by itself, before it is offered. */
function compensationHint(yuan: string, compensableFen: number): string {
  if (compensableFen === 0) return '订单没有可原路退回的余额，补偿由商家另行支付，投诉人确认后办结。'
  const { fen = 0 } = yuan === '' ? {} : readYuan(yuan)
  const most = formatYuan(compensableFen)
  return fen > compensableFen
    ? `¥${most} 双方同意后立即原路退回；其余 ¥${formatYuan(fen - compensableFen)} 由商家另行支付，投诉人确认后办结。`
    : `¥${most} 以内双方同意后立即原路退回，从商家货款中扣除；超出部分由商家另行支付。`
}

/** Which units go back by the ordinary refund, or what else is paid; until when. */
export function OfferFields({ draft, lines, compensableFen, onChange }: Props) {
  const refundable = lines.filter(({ quantity }) => quantity > 0)
  const isRefund = Object.values(draft.units).some((quantity) => quantity > 0)
  return (
    <>
      {refundable.map((one) => (
        <View key={one.lineId} className="case-offer__line">
          <View className="grow">
            <View className="lines-1">{one.name}</View>
            <View className="muted number">
              {one.skuName} · ¥{formatYuan(one.unitFen)} · 可退 {one.quantity} 件
            </View>
          </View>
          <Stepper
            label={`退款件数 ${one.name}`}
            value={draft.units[one.lineId] ?? 0}
            min={0}
            max={one.quantity}
            onChange={(quantity) => onChange({ units: { ...draft.units, [one.lineId]: quantity } })}
          />
        </View>
      ))}
      {refundable.length > 0 ? (
        <View className="panel__hint">双方同意后，可退的部分立即按付款方式原路退回。</View>
      ) : null}
      {isRefund ? null : (
        <>
          <YuanField
            name="不退货补偿（选填）"
            placeholder="0.00"
            value={draft.yuan}
            onInput={(yuan) => onChange({ yuan })}
          />
          <View className="panel__hint">{compensationHint(draft.yuan, compensableFen)}</View>
        </>
      )}
      {isRefund || draft.yuan !== '' ? (
        <View className="case-offer__line">
          <View className="grow">
            <View>还有其他约定</View>
            <View className="muted">如换货、道歉：退款之外的内容履行并确认后才办结</View>
          </View>
          <Switch
            label="还有其他约定"
            on={draft.otherDuty}
            onChange={(otherDuty) => onChange({ otherDuty })}
          />
        </View>
      ) : null}
      <DayField
        name="履行期限"
        value={draft.performBy}
        min={today()}
        max={today(policy.offerPerformed.value)}
        onPick={(performBy) => onChange({ performBy })}
      />
    </>
  )
}
