import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Field, LongField, Tap, Text, View } from '@/elements'
import './index.scss'

interface FrameProps {
  name: string
  hint?: ReactNode
  error?: string | undefined
  children: ReactNode
}

/** A field of a form: its name above, the control in a box, what is wrong with it below. */
export function FormField({ name, hint, error, children }: FrameProps) {
  return (
    <View className={`form-field ${error ? 'form-field--wrong' : ''}`}>
      <Text className="form-field__name" hidden>
        {name}
      </Text>
      {children}
      {hint ? <View className="form-field__hint">{hint}</View> : null}
      {error ? (
        <View className="form-field__error" role="alert">
          {error}
        </View>
      ) : null}
    </View>
  )
}

interface TextProps extends Omit<FrameProps, 'children'> {
  value: string
  onInput: (value: string) => void
  placeholder?: string
  type?: 'text' | 'tel' | 'number'
  maxLength?: number
}

/** A field for one line of text. */
export function TextField({ name, hint, error, ...field }: TextProps) {
  return (
    <FormField name={name} hint={hint} error={error}>
      <View className="form-field__box">
        <Field className="form-field__control" label={name} {...field} />
      </View>
    </FormField>
  )
}

/** A field for what is picked from a list of its own. */
export function PickField({
  name,
  hint,
  error,
  value,
  placeholder,
  onOpen,
}: Omit<FrameProps, 'children'> & { value: string; placeholder: string; onOpen: () => void }) {
  return (
    <FormField name={name} hint={hint} error={error}>
      <Tap className="form-field__box" label={`${name}，${value || placeholder}`} onTap={onOpen}>
        <Text className={`grow ${value ? '' : 'placeholder'}`}>{value || placeholder}</Text>
        <Icon name="down" size="sm" color="muted" />
      </Tap>
    </FormField>
  )
}

interface LongProps extends Omit<TextProps, 'type' | 'maxLength'> {
  maxLength: number
}

/** A field for several lines, with how many letters there are of how many. */
export function LongTextField({ name, hint, error, value, maxLength, ...field }: LongProps) {
  return (
    <FormField name={name} hint={hint} error={error}>
      <View className="form-field__box form-field__box--long">
        <LongField
          className="form-field__control form-field__control--long"
          label={name}
          value={value}
          maxLength={maxLength}
          {...field}
        />
        <View className="form-field__count number" hidden>
          {[...value].length}/{maxLength}
        </View>
      </View>
    </FormField>
  )
}

/** A field for an amount in yuan with at most two decimals; `readYuan` reads it. */
export function YuanField({ name, hint, error, ...field }: Omit<TextProps, 'type' | 'maxLength'>) {
  return (
    <FormField name={name} hint={hint} error={error}>
      <View className="form-field__box">
        <Text className="form-field__unit" hidden>
          ¥
        </Text>
        <Field className="form-field__control number" label={name} maxLength={20} {...field} />
        <Text className="form-field__unit" hidden>
          元
        </Text>
      </View>
    </FormField>
  )
}
