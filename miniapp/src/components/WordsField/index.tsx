import { Field, LongField, View } from '@/elements'
import './index.scss'

interface Props {
  /** Its name, above it and for screen readers. */
  name: string
  value: string
  onInput: (value: string) => void
  placeholder?: string
  maxLength?: number
  /** Several lines, with how many letters are left. */
  long?: boolean
  type?: 'text' | 'tel'
  error?: string | undefined
}

/** A field of a form with its name above and what is wrong below. */
export function WordsField({
  name,
  value,
  onInput,
  placeholder,
  maxLength = 200,
  long,
  type = 'text',
  error,
}: Props) {
  const shared = { value, onInput, label: name, maxLength, ...(placeholder ? { placeholder } : {}) }
  return (
    <View className={`words-field ${error ? 'words-field--wrong' : ''}`}>
      <View className="words-field__name" hidden>
        {name}
      </View>
      <View className="words-field__box">
        {long ? (
          <LongField {...shared} className="words-field__long" />
        ) : (
          <Field {...shared} type={type} className="words-field__line" />
        )}
        {long ? (
          <View className="words-field__count number" hidden>
            {value.length}/{maxLength}
          </View>
        ) : null}
      </View>
      {error ? (
        <View className="words-field__error" role="alert">
          {error}
        </View>
      ) : null}
    </View>
  )
}
