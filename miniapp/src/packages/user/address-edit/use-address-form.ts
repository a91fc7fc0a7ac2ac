import { useRouter } from '@tarojs/taro'
import type { Address } from '@yuxiang/shared/api/identity'
import { useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { backToPage, goBack, selectTarget } from '@/services/navigation'
import { deliveryAddressStore } from '@/store/delivery-address'
import { fieldErrors } from '../shared/field-errors'
import { type AddressDraft, forgetDraft, keepDraft, startDraft } from './address-draft'

/** The form of an address: typing, saving, deleting. Without an address it makes a new one. */
export function useAddressForm(userId: string, address: Address | undefined) {
  const { params } = useRouter()
  const [draft, setDraft] = useState(() => startDraft(userId, address))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [saving, setSaving] = useState(false)

  const change = (part: Partial<AddressDraft>) => {
    const next = { ...draft, ...part }
    if (!address) keepDraft(userId, next)
    setDraft(next)
    const mended = Object.keys(part).map((name) => (name === 'regionCode' ? 'region' : name))
    setErrors((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !mended.includes(name))),
    )
  }

  const save = async () => {
    if (saving) return
    const { regionCode, region: _, ...others } = draft
    const body = { ...others, region: regionCode }
    setSaving(true)
    try {
      const saved = address
        ? await call('PATCH /api/addresses/{id}', { params: { id: address.id }, body })
        : await call('POST /api/addresses', { body })
      if (!address) forgetDraft(userId)
      toastDone('已保存')
      const target = selectTarget(params.select)
      if (target) {
        deliveryAddressStore.set(saved.id)
        backToPage(target)
      } else goBack()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }

  const remove = async () => {
    if (!address || !(await confirmAct('删除地址', `确定删除“${address.detail}”？`, '删除'))) return
    try {
      await call('DELETE /api/addresses/{id}', { params: { id: address.id } })
      toastDone('已删除')
      goBack()
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return { draft, errors, saving, change, save, remove }
}
