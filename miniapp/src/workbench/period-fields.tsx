import { View } from '@/elements'
import { MomentField } from './moment-field'

interface Period {
  startsAt: string
  endsAt: string
}

interface Props {
  /** How the beginning is called. */
  startName: string
  period: Period
  errors: { startsAt?: string | undefined; endsAt?: string | undefined }
  onChange: (part: Partial<Period>) => void
}

/** From when until when something runs. */
export function PeriodFields({ startName, period: { startsAt, endsAt }, errors, onChange }: Props) {
  return (
    <View className="form-pair form-pair--long">
      <MomentField
        name={startName}
        value={startsAt}
        error={errors.startsAt}
        onPick={(picked) => onChange({ startsAt: picked })}
      />
      <MomentField
        name="结束时间"
        value={endsAt}
        error={errors.endsAt}
        onPick={(picked) => onChange({ endsAt: picked })}
      />
    </View>
  )
}
