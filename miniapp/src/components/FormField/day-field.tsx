import { Picker } from '@tarojs/components'
import { Icon } from '@/components/Icon'
import { Text, View } from '@/elements'
import { FormField } from '.'
import type { DayFieldProps } from './day-field-props'

/** A field for a calendar day. */
export function DayField({ name, hint, error, value, onPick, min, max }: DayFieldProps) {
  return (
    <FormField name={name} hint={hint} error={error}>
      <Picker
        mode="date"
        value={value}
        {...(min ? { start: min } : {})}
        {...(max ? { end: max } : {})}
        onChange={(event) => onPick(event.detail.value)}
      >
        <View className="form-field__box" label={`${name}，${value || '请选择'}`}>
          <Text className={`grow number ${value ? '' : 'placeholder'}`}>{value || '请选择日期'}</Text>
          <Icon name="down" size="sm" color="muted" />
        </View>
      </Picker>
    </FormField>
  )
}
