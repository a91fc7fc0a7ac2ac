import type { VenueInput } from '@yuxiang/shared/api/venues'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField } from '@/components/FormField'
import { Field, Tap, Text, View } from '@/elements'
import './venue-panel.scss'

type Span = VenueInput['hours'][number]
const days = ['一', '二', '三', '四', '五', '六', '日'].map((name, index) => ({
  key: String(index + 1),
  name,
}))
const spansMost = 7
const usual: Span = { days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '20:00' }

interface Props {
  spans: readonly Span[]
  error: string | undefined
  onChange: (spans: Span[]) => void
}

/** The hours as a table: by it buyers see whether the venue is open now. */
export function HoursField({ spans, error, onChange }: Props) {
  const change = (at: number, part: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...part } : span)))
  return (
    <FormField name="开放时段" hint="按它判断“开放中 / 已闭馆”；不填就不显示" error={error}>
      {spans.map((span, at) => (
        // A row has no name of its own but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added and removed at their places
        <View key={at} className="hours-field__span" role="group" label={`第 ${at + 1} 段`}>
          <Chips
            label="星期"
            many
            options={days}
            chosen={span.days.map(String)}
            onTap={(key) => change(at, { days: toggled(span.days, Number(key)) })}
          />
          <View className="row hours-field__times">
            <Time label="开始" value={span.from} onInput={(from) => change(at, { from })} />
            <Text>至</Text>
            <Time label="结束" value={span.to} onInput={(to) => change(at, { to })} />
            <Tap
              className="hours-field__remove"
              label={`移除第 ${at + 1} 段`}
              onTap={() => onChange(spans.filter((_, index) => index !== at))}
            >
              移除
            </Tap>
          </View>
        </View>
      ))}
      {spans.length < spansMost ? (
        <Button tone="plain" size="small" onTap={() => onChange([...spans, usual])}>
          添加一段
        </Button>
      ) : null}
    </FormField>
  )
}

const toggled = (chosen: readonly number[], day: number): number[] =>
  chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort((a, b) => a - b)

function Time({ label, value, onInput }: { label: string; value: string; onInput: (value: string) => void }) {
  return (
    <View className="form-field__box hours-field__time">
      <Field
        className="form-field__control number"
        label={`${label}时间`}
        placeholder="09:00"
        maxLength={5}
        value={value}
        onInput={onInput}
      />
    </View>
  )
}
