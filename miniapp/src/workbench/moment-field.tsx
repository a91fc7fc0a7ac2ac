import { Picker } from '@tarojs/components'
import { FormField } from '@/components/FormField'
import { Text, View } from '@/elements'
import { today } from '@/services/today'
import './moment-field.scss'
import type { MomentFieldProps } from './moment-field-props'

/** A field for a day and a time: WeChat's pickers, one for each. */
export function MomentField({ name, hint, error, value, onPick }: MomentFieldProps) {
  const [day = '', time = ''] = value.split('T')
  return (
    <FormField name={name} hint={hint} error={error}>
      <View className="moment-field">
        <Picker
          mode="date"
          value={day}
          onChange={(event) => onPick(`${event.detail.value}T${time || '00:00'}`)}
        >
          <View className="form-field__box" label={`${name}，日期，${day || '请选择'}`}>
            <Text className="number">{day || '选日期'}</Text>
          </View>
        </Picker>
        <Picker
          mode="time"
          value={time}
          onChange={(event) => onPick(`${day || today()}T${event.detail.value}`)}
        >
          <View className="form-field__box" label={`${name}，时间，${time || '请选择'}`}>
            <Text className="number">{time || '选时间'}</Text>
          </View>
        </Picker>
      </View>
    </FormField>
  )
}
