import { LongField, View } from '@/elements'
import './index.scss'

interface Props {
  label: string
  value: string
  onInput: (value: string) => void
  maxLength: number
  placeholder?: string
  problem?: string
}

/** A box for several lines, with how many letters there are of how many, and what is wrong with them. */
export function TextBox({ label, value, onInput, maxLength, placeholder = '', problem = '' }: Props) {
  return (
    <>
      <View className={`text-box ${problem ? 'text-box--wrong' : ''}`}>
        <LongField
          className="text-box__field"
          label={label}
          placeholder={placeholder}
          value={value}
          maxLength={maxLength}
          onInput={onInput}
        />
        <View className="text-box__counter number">
          {[...value].length} / {maxLength}
        </View>
      </View>
      {problem ? (
        <View className="text-box__problem" role="alert">
          {problem}
        </View>
      ) : null}
    </>
  )
}
