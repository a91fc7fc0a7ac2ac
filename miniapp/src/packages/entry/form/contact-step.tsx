import { TextField } from '@/components/FormField'
import { Panel } from '@/workbench/figures'
import type { EntryForm } from './use-entry-form'

/** Whom to ask, and where the money goes. */
export function ContactStep({ form: { draft, change, errors, kept } }: { form: EntryForm }) {
  const phone = kept.contactPhoneMasked
  const number = kept.account?.numberMasked
  return (
    <>
      <Panel title="联系人">
        <TextField
          name="姓名"
          placeholder="负责店铺的人"
          maxLength={25}
          value={draft.contactName}
          error={errors.contactName}
          onInput={(contactName) => change({ contactName })}
        />
        <TextField
          name="手机号"
          type="tel"
          maxLength={13}
          placeholder={phone ? `已填 ${phone}，要换再填` : '11 位手机号'}
          value={draft.contactPhone}
          error={errors.contactPhone}
          onInput={(contactPhone) => change({ contactPhone })}
        />
      </Panel>
      <Panel title="结算账户">
        <TextField
          name="账户名称"
          placeholder="与主体名称一致"
          maxLength={60}
          value={draft.holder}
          error={errors['account.holder']}
          onInput={(holder) => change({ holder })}
        />
        <TextField
          name="开户银行"
          placeholder="精确到支行"
          maxLength={60}
          value={draft.bank}
          error={errors['account.bank']}
          onInput={(bank) => change({ bank })}
        />
        <TextField
          name="银行账号"
          type="number"
          maxLength={36}
          placeholder={number ? `已填 ${number}，要换再填` : '8 至 30 位数字'}
          hint="加密保存，页面上只显示后四位"
          value={draft.number}
          error={errors['account.number']}
          onInput={(typed) => change({ number: typed })}
        />
        <TextField
          name="微信支付子商户号（可以以后补）"
          type="number"
          maxLength={10}
          placeholder="10 位数字"
          value={draft.subMchid}
          error={errors.subMchid}
          onInput={(subMchid) => change({ subMchid })}
        />
      </Panel>
    </>
  )
}
