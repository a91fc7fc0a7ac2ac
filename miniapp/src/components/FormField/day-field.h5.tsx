import { View } from '@/elements'
import { FormField } from '.'
import type { DayFieldProps } from './day-field-props'

/** A field for a calendar day: the browser's own. */
export function DayField({ name, hint, error, value, onPick, min, max }: DayFieldProps) {
  return (
    <FormField name={name} hint={hint} error={error}>
      <View className="form-field__box">
        <input
          className="field form-field__control number"
          type="date"
          aria-label={name}
          value={value}
          min={min}
          max={max}
          onChange={(event) => onPick(event.target.value)}
        />
      </View>
    </FormField>
  )
}
