import type { CounterAct, CounterStockInput } from '@yuxiang/shared/api/venue-desk'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'

/** What is known of a SKU in a counter. */
export interface CounterTarget {
  skuId: string
  name: string
  skuName: string
  units: number
  lowAt: number
}

interface Props {
  venueId: string
  target: CounterTarget
  onDone: () => Promise<void>
  onClose: () => void
}

const acts: { key: CounterAct; name: string }[] = [
  { key: 'restock', name: '补货' },
  { key: 'remove', name: '取出' },
  { key: 'count', name: '盘点' },
]
const usual: Record<CounterAct, readonly string[]> = {
  restock: ['日常补货', '首次铺货'],
  remove: ['柜上售出', '临期撤柜', '包装破损'],
  count: ['例行盘点'],
}
const fieldNames: Record<CounterAct, string> = {
  restock: '补多少件',
  remove: '取出多少件',
  count: '实际有多少件',
}

/** Fills, empties or counts one SKU of a counter, with the reason. */
export function StockSheet({ venueId, target, onDone, onClose }: Props) {
  const [act, setAct] = useState<CounterAct>('restock')
  const [units, setUnits] = useState('')
  const [lowAt, setLowAt] = useState(String(target.lowAt))
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const send = async () => {
    const number = Number(units)
    if (units.trim() === '' || !Number.isInteger(number)) return setErrors({ units: '请填写整数' })
    if (reason.trim().length < 2) return setErrors({ reason: '请填写原因' })
    const low = /^\d+$/.test(lowAt) ? { lowAt: Number(lowAt) } : {}
    const said = { units: number, reason: reason.trim() }
    const body: CounterStockInput =
      act === 'remove'
        ? { act, ...said }
        : act === 'count'
          ? { act, ...said, ...low, seen: target.units }
          : { act, ...said, ...low }
    setSending(true)
    try {
      const params = { id: venueId, skuId: target.skuId }
      await withIdempotencyKey('counter-stock', { params, body, seen: target.units }, (idempotencyKey) =>
        call('POST /api/operations/venues/{id}/stock/{skuId}', { params, body, idempotencyKey }),
      )
      toastDone('已登记')
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title={`${target.name} ${target.skuName}`}
      onClose={onClose}
      foot={
        <Button loading={sending} onTap={() => void send()}>
          登记
        </Button>
      }
    >
      <Note>柜里现在登记着 {target.units} 件。</Note>
      <FormField name="做什么">
        <Chips label="做什么" options={acts} chosen={[act]} onTap={setAct} />
      </FormField>
      <TextField
        name={fieldNames[act]}
        type="number"
        maxLength={5}
        value={units}
        error={errors.units}
        onInput={setUnits}
      />
      {act === 'remove' ? null : (
        <TextField
          name="到多少件提醒补货"
          type="number"
          maxLength={5}
          value={lowAt}
          error={errors.lowAt}
          onInput={setLowAt}
        />
      )}
      <TextField
        name="原因"
        placeholder="会记录在案"
        maxLength={100}
        value={reason}
        error={errors.reason}
        onInput={setReason}
        hint={
          <Chips
            label="常用原因"
            options={usual[act].map((name) => ({ key: name, name }))}
            chosen={[reason]}
            onTap={setReason}
          />
        }
      />
    </Sheet>
  )
}
