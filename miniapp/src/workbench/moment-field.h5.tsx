import { FormField } from '@/components/FormField'
import { View } from '@/elements'
import type { MomentFieldProps } from './moment-field-props'

/** A field for a day and a time: the browser's own, which knows no zone. */
export function MomentField({ name, hint, error, value, onPick }: MomentFieldProps) {
  return (
    <FormField name={name} hint={hint} error={error}>
      <View className="form-field__box">
        <input
          className="field form-field__control number"
          type="datetime-local"
          aria-label={name}
          value={value}
          onChange={(event) => onPick(event.target.value.slice(0, 16))}
        />
      </View>
    </FormField>
  )
}
