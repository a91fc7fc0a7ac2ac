import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { type Answer, call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors, withoutField } from '@/services/field-errors'
import { today } from '@/services/today'

export type Invoice = Answer<'GET /api/union-office/unions/{id}/invoices'>['items'][number]

interface Props {
  invoice: Invoice
  onClose: () => void
  onSaved: () => void
}

/** Notes the number and day of an invoice that came. */
export function ReceivedSheet({ invoice, onClose, onSaved }: Props) {
  const [draft, setDraft] = useState({
    invoiceNo: invoice.invoiceNo ?? '',
    issuedOn: invoice.issuedOn ?? '',
  })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (field: keyof typeof draft) => (value: string) => {
    setDraft({ ...draft, [field]: value })
    setErrors(withoutField(errors, field))
  }
  const save = async () => {
    const invoiceNo = draft.invoiceNo.replace(/\s/g, '')
    const wrong: FieldErrors = {
      ...(/^\d{8,20}$/.test(invoiceNo) ? {} : { invoiceNo: '发票号码为 8 至 20 位数字' }),
      ...(draft.issuedOn ? {} : { issuedOn: '请填写开票日期' }),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0 || saving) return
    setSaving(true)
    try {
      await call('POST /api/union-office/invoices/{id}/received', {
        params: { id: invoice.id },
        body: { ...draft, invoiceNo },
      })
      toastDone('已登记')
      onSaved()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSaving(false)
    }
  }
  return (
    <Sheet
      open
      title="登记收到的发票"
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          登记
        </Button>
      }
    >
      <Note>
        {invoice.merchantName}，订单 {invoice.orderNo}，¥{formatYuan(invoice.amountFen)}
      </Note>
      <TextField
        name="发票号码"
        type="number"
        maxLength={24}
        value={draft.invoiceNo}
        error={errors.invoiceNo}
        onInput={change('invoiceNo')}
      />
      <DayField
        name="开票日期"
        max={today()}
        value={draft.issuedOn}
        error={errors.issuedOn}
        onPick={change('issuedOn')}
      />
    </Sheet>
  )
}
