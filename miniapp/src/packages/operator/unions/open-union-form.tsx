import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors, withoutField } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { Panel } from '@/workbench/figures'

const blank = { name: '', unitName: '', invoiceTitle: '', taxNo: '', officerPhone: '' }
type Draft = typeof blank

/** Opens a union with its first officer, who does the rest. */
export function OpenUnionForm({ onDone }: { onDone: () => Promise<unknown> }) {
  const [draft, setDraft] = useState(blank)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const field = (key: keyof Draft) => ({
    value: draft[key],
    error: errors[key],
    onInput: (value: string) => {
      setDraft({ ...draft, [key]: value })
      setErrors(withoutField(errors, key))
    },
  })
  const open = async () => {
    const body: Draft = {
      name: draft.name.trim(),
      unitName: draft.unitName.trim(),
      invoiceTitle: draft.invoiceTitle.trim(),
      taxNo: draft.taxNo.replace(/\s/g, '').toUpperCase(),
      officerPhone: draft.officerPhone.replace(/[\s-]/g, ''),
    }
    const wrong = errorsOf(body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const question = `${body.officerPhone} 登录后就是工会干部，可以建预算、导入会员和发放额度。`
    if (!(await confirmAct(`开通${body.name}`, question, '开通'))) return
    setSending(true)
    try {
      await withIdempotencyKey('open-union', body, (idempotencyKey) =>
        call('POST /api/operations/unions', { body, idempotencyKey }),
      )
      toastDone('已开通')
      setDraft(blank)
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <Panel title="开通工会">
      <TextField name="工会名称" placeholder="如：某某局工会委员会" maxLength={60} {...field('name')} />
      <TextField name="单位名称" maxLength={60} {...field('unitName')} />
      <TextField name="发票抬头" maxLength={100} {...field('invoiceTitle')} />
      <TextField name="税号" maxLength={24} placeholder="15 至 20 位" {...field('taxNo')} />
      <TextField
        name="工会干部手机号"
        type="tel"
        maxLength={13}
        placeholder="对方登录商城用的手机号"
        {...field('officerPhone')}
      />
      <View className="panel__foot">
        <Button loading={sending} onTap={() => void open()}>
          开通
        </Button>
      </View>
    </Panel>
  )
}

const errorsOf = ({ name, unitName, invoiceTitle, taxNo, officerPhone }: Draft): FieldErrors => ({
  ...(name.length >= 4 ? {} : { name: '请填写工会名称' }),
  ...(unitName.length >= 2 ? {} : { unitName: '请填写单位名称' }),
  ...(invoiceTitle.length >= 2 ? {} : { invoiceTitle: '请填写发票抬头' }),
  ...(/^[0-9A-Z]{15,20}$/.test(taxNo) ? {} : { taxNo: '税号为 15 至 20 位数字或大写字母' }),
  ...(/^1[3-9]\d{9}$/.test(officerPhone) ? {} : { officerPhone: '请输入 11 位手机号' }),
})
