import type { Payout } from '@yuxiang/shared/api/settlements'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'

interface Props {
  payout: Payout
  onClose: () => void
  onSaved: () => void
}

/** Writes down the bank's receipt of a payout. What was typed stays when it is refused. */
export function ReceiptSheet({ payout, onClose, onSaved }: Props) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [saving, setSaving] = useState(false)
  const save = async () => {
    const bankReference = typed.replace(/\s/g, '')
    if (!/^[A-Za-z0-9-]{6,40}$/.test(bankReference)) {
      setError('回单号为 6 至 40 位字母、数字或短横')
      return
    }
    setSaving(true)
    try {
      await call('POST /api/operations/payouts/{id}/paid', {
        params: { id: payout.id },
        body: { bankReference },
      })
      toastDone('已登记')
      onSaved()
    } catch (thrown) {
      setError(fieldErrors(thrown).bankReference)
      toastProblem(thrown)
      setSaving(false)
    }
  }
  return (
    <Sheet
      open
      title="登记银行回单"
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          登记，打款完成
        </Button>
      }
    >
      <Note>
        {payout.merchantName}，¥{formatYuan(payout.amountFen)}。登记后不能撤销，商家会收到通知。
      </Note>
      <TextField
        name="银行回单号"
        maxLength={44}
        value={typed}
        error={error}
        onInput={(value) => {
          setTyped(value)
          setError(undefined)
        }}
      />
    </Sheet>
  )
}
