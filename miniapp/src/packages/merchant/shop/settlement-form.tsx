import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { Panel } from '@/workbench/figures'
import type { ShopHere } from '../shared/shop-page'

/** Where the shop's money goes; the number is typed anew or stays. */
export function SettlementForm({ here: { shop, reload } }: { here: ShopHere }) {
  const [draft, setDraft] = useState({
    holder: shop.account?.holder ?? '',
    bank: shop.account?.bank ?? '',
    number: '',
    subMchid: shop.subMchid ?? '',
  })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part })
    setErrors({})
  }
  const save = async () => {
    const question = '之后的货款会结算到这个账户，请核对无误。'
    if (!(await confirmAct('修改结算账户', question, '保存'))) return
    const number = draft.number.replace(/[\s-]/g, '')
    const subMchid = draft.subMchid.trim()
    setSaving(true)
    try {
      await call('PUT /api/merchant/shops/{id}/settlement', {
        params: { id: shop.id },
        body: {
          account: { holder: draft.holder, bank: draft.bank, ...(number ? { number } : {}) },
          subMchid: subMchid || null,
        },
      })
      toastDone('已保存')
      change({ number: '' })
      await reload()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  const kept = shop.account?.numberMasked
  return (
    <Panel title="结算账户">
      <TextField
        name="账户名称"
        maxLength={60}
        value={draft.holder}
        error={errors['account.holder']}
        onInput={(holder) => change({ holder })}
      />
      <TextField
        name="开户银行"
        maxLength={60}
        value={draft.bank}
        error={errors['account.bank']}
        onInput={(bank) => change({ bank })}
      />
      <TextField
        name="银行账号"
        type="number"
        maxLength={36}
        placeholder={kept ? `现为 ${kept}，要换再填` : '8 至 30 位数字'}
        value={draft.number}
        error={errors['account.number']}
        onInput={(number) => change({ number })}
      />
      <TextField
        name="微信支付子商户号"
        type="number"
        maxLength={10}
        placeholder="10 位数字，可以以后补"
        value={draft.subMchid}
        error={errors.subMchid}
        onInput={(subMchid) => change({ subMchid })}
      />
      <Button tone="line" loading={saving} onTap={() => void save()}>
        保存账户
      </Button>
    </Panel>
  )
}
