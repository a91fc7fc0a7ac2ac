import type { GoodsSku, StockInput } from '@yuxiang/shared/api/goods'
import { type StockReason, stockReasonNames, stockReasons } from '@yuxiang/shared/states/product'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'

interface Props {
  sku: GoodsSku
  onClose: () => void
  /** It is written, and leaves so many on sale. */
  onDone: (stock: number) => void
}

const amountNames: Record<StockReason, string> = {
  received: '入库多少件',
  damaged: '报损多少件',
  counted: '盘点后可售多少件',
  other: '增减多少件（减少写负数，如 -3）',
}

/** What the fields say as a body, or what is wrong with the amount. */
function inputOf(reason: StockReason, amount: string, words: string, seen: number): StockInput | null {
  const plain = amount.normalize('NFKC').replace(/[\s,]/g, '')
  if (!/^-?\d{1,7}$/.test(plain)) return null
  const units = Number(plain)
  if (reason === 'other') return units === 0 ? null : { reason, change: units, words }
  if (units < 0 || (units === 0 && reason !== 'counted')) return null
  return reason === 'counted' ? { reason, counted: units, seen, words } : { reason, units, words }
}

/** Writes stock anew with the reason; what is sold meanwhile stays sold. */
export function StockSheet({ sku, onClose, onDone }: Props) {
  const [reason, setReason] = useState<StockReason>('received')
  const [amount, setAmount] = useState('')
  const [words, setWords] = useState('')
  const [errors, setErrors] = useState<{ amount?: string; words?: string | undefined }>({})
  const [saving, setSaving] = useState(false)
  const save = async () => {
    const body = inputOf(reason, amount, words.trim(), sku.stock)
    const wrong = {
      ...(body ? {} : { amount: '请填写整数' }),
      ...(reason === 'other' && words.trim().length < 2 ? { words: '请写明原因' } : {}),
    }
    setErrors(wrong)
    if (!body || wrong.words || saving) return
    setSaving(true)
    try {
      const written = await withIdempotencyKey('stock', { id: sku.id, ...body }, (idempotencyKey) =>
        call('POST /api/merchant/skus/{id}/stock', { params: { id: sku.id }, body, idempotencyKey }),
      )
      toastDone(`现有 ${written.after} 件`)
      onDone(written.after)
    } catch (thrown) {
      setErrors({ words: fieldErrors(thrown).words })
      toastProblem(thrown)
      setSaving(false)
    }
  }
  return (
    <Sheet
      open
      title={`改库存：${sku.name}`}
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          确认
        </Button>
      }
    >
      <Note>打开时可售 {sku.stock} 件，不含已下单未发货的；这期间卖出的会照样扣除。</Note>
      <FormField name="原因">
        <Chips
          label="原因"
          options={stockReasons.map((key) => ({ key, name: stockReasonNames[key] }))}
          chosen={[reason]}
          onTap={setReason}
        />
      </FormField>
      <TextField
        name={amountNames[reason]}
        type={reason === 'other' ? 'text' : 'number'}
        maxLength={9}
        value={amount}
        error={errors.amount}
        onInput={setAmount}
      />
      <TextField
        name={reason === 'other' ? '写明原因' : '说明（可不填）'}
        maxLength={60}
        value={words}
        error={errors.words}
        onInput={setWords}
      />
    </Sheet>
  )
}
