import { useState } from 'react'
import { Button } from '@/components/Button'
import { LongTextField, TextField } from '@/components/FormField'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { Panel } from '@/workbench/figures'
import type { ShopHere } from '../shared/shop-page'

/** What buyers read of the shop, and whom to ask. */
export function ProfileForm({ here: { shop, reload } }: { here: ShopHere }) {
  const [draft, setDraft] = useState({
    story: shop.story,
    contactName: shop.contactName,
    contactPhone: '',
    servicePhone: shop.servicePhone ?? '',
  })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part })
    setErrors({})
  }
  const save = async () => {
    const contactPhone = draft.contactPhone.replace(/[\s-]/g, '')
    setSaving(true)
    try {
      await call('PUT /api/merchant/shops/{id}/profile', {
        params: { id: shop.id },
        body: {
          story: draft.story,
          contactName: draft.contactName,
          ...(contactPhone ? { contactPhone } : {}),
          servicePhone: draft.servicePhone.replace(/\s/g, '') || null,
        },
      })
      toastDone('已保存')
      change({ contactPhone: '' })
      await reload()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title="店铺介绍与联系人">
      <LongTextField
        name="店铺介绍"
        placeholder="买家在店铺页看到"
        maxLength={500}
        value={draft.story}
        error={errors.story}
        onInput={(story) => change({ story })}
      />
      <TextField
        name="联系人"
        maxLength={25}
        value={draft.contactName}
        error={errors.contactName}
        onInput={(contactName) => change({ contactName })}
      />
      <TextField
        name="联系人手机号"
        type="tel"
        maxLength={13}
        placeholder={`现为 ${shop.contactPhoneMasked}，要换再填`}
        value={draft.contactPhone}
        error={errors.contactPhone}
        onInput={(contactPhone) => change({ contactPhone })}
      />
      <TextField
        name="客服电话（选填）"
        type="tel"
        maxLength={14}
        placeholder="公开给买家，手机、座机或 400"
        value={draft.servicePhone}
        error={errors.servicePhone}
        onInput={(servicePhone) => change({ servicePhone })}
      />
      <Button loading={saving} onTap={() => void save()}>
        保存
      </Button>
    </Panel>
  )
}
