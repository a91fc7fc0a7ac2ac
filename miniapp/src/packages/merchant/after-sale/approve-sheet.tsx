import { policy } from '@yuxiang/shared/policy'
import { afterSaleKindNames } from '@yuxiang/shared/states/after-sale'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { TextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { returnFreightWords } from '@/services/after-sale-words'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import type { MerchantCase } from './use-merchant-bar'
import './approve-sheet.scss'

const ways = [
  { key: 'return', name: '寄回商品' },
  { key: 'waive', name: '不用寄回，直接退款' },
] as const

interface Props {
  one: MerchantCase
  onClose: () => void
  onDone: () => Promise<unknown>
}

/** Agrees to a return: where the goods go to, or that they need not come back. */
export function ApproveSheet({ one, onClose, onDone }: Props) {
  const [way, setWay] = useState<'return' | 'waive'>('return')
  const [draft, setDraft] = useState(one.addressOnFile ?? { name: '', phone: '', address: '' })
  const [errors, setErrors] = useState<Partial<typeof draft>>({})
  const [busy, setBusy] = useState(false)
  const freightWords = returnFreightWords(one.reason, 'merchant')
  const change = (field: keyof typeof draft) => (value: string) => {
    setDraft({ ...draft, [field]: value })
    setErrors({ ...errors, [field]: undefined })
  }
  const send = async () => {
    const returnAddress = {
      name: draft.name.trim(),
      phone: draft.phone.replace(/\s/g, ''),
      address: draft.address.trim(),
    }
    const wrong = {
      ...(returnAddress.name ? {} : { name: '请填写收件人' }),
      ...(/^1[3-9]\d{9}$/.test(returnAddress.phone) ? {} : { phone: '请输入 11 位手机号' }),
      ...(returnAddress.address.length >= 6 ? {} : { address: '请填写完整的退货地址' }),
    }
    if (way === 'return' && Object.keys(wrong).length > 0) {
      setErrors(wrong)
      return
    }
    setBusy(true)
    try {
      await call('POST /api/merchant/after-sales/{id}/approve', {
        params: { id: one.id },
        body: way === 'return' ? { returnAddress } : { waiveReturn: true },
      })
      await onDone()
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={`同意${afterSaleKindNames[one.kind]}`}
      onClose={onClose}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          {way === 'return' ? '同意，请买家寄回' : '同意，立即退款'}
        </Button>
      }
    >
      <Chips label="处理方式" options={ways} chosen={[way]} onTap={setWay} />
      {way === 'return' ? (
        <View className="approve-sheet__fields">
          <TextField
            name="收件人"
            maxLength={25}
            value={draft.name}
            error={errors.name}
            onInput={change('name')}
          />
          <TextField
            name="手机号"
            type="tel"
            maxLength={11}
            value={draft.phone}
            error={errors.phone}
            onInput={change('phone')}
          />
          <TextField
            name="退货地址"
            placeholder="区县、乡镇、门牌或仓库名"
            maxLength={120}
            value={draft.address}
            error={errors.address}
            onInput={change('address')}
          />
          <View className="approve-sheet__words">
            买家须在 {policy.returnShipment.value} 天内寄回；地址会记住，下次自动填好
          </View>
          {freightWords ? <View className="approve-sheet__words">{freightWords}</View> : null}
        </View>
      ) : (
        <View className="approve-sheet__words">商品留给买家，款项立即原路退回，不能撤回</View>
      )}
    </Sheet>
  )
}
