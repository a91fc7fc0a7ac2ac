import type { CaseOrderLine } from '@yuxiang/shared/api/complaint-views'
import { formatYuan } from '@yuxiang/shared/money'
import { YuanField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Stepper } from '@/components/Stepper'
import { View } from '@/elements'
import { today } from '@/services/today'
import './offer.scss'
import type { OfferDraft } from './offer-draft'

interface Props {
  draft: OfferDraft
  lines: readonly CaseOrderLine[]
  onChange: (changes: Partial<OfferDraft>) => void
}

/** Which units go back by the ordinary refund, or what else is paid; until when. */
export function OfferFields({ draft, lines, onChange }: Props) {
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
        <View className="panel__hint">双方同意后立即原路退款，按下单时的付款方式退回。</View>
      ) : null}
      {isRefund ? null : (
        <YuanField
          name="另行补偿（选填）"
          placeholder="0.00"
          value={draft.yuan}
          onInput={(yuan) => onChange({ yuan })}
        />
      )}
      <DayField
        name="履行期限"
        value={draft.performBy}
        min={today()}
        onPick={(performBy) => onChange({ performBy })}
      />
    </>
  )
}
