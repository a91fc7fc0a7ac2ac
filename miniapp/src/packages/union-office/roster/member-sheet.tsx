import type { Member } from '@yuxiang/shared/api/union-roster'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { TextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors, withoutField } from '@/services/field-errors'

interface Props {
  unionId: string
  /** Without one a member is added. */
  member: Member | undefined
  groups: readonly string[]
  onClose: () => void
  onSaved: () => Promise<void>
}

/** The form of one member. The phone of an old one is not shown whole: left empty, it stays. */
export function MemberSheet({ unionId, member, groups, onClose, onSaved }: Props) {
  const [draft, setDraft] = useState({ name: member?.name ?? '', phone: '', group: member?.group ?? '' })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (field: keyof typeof draft) => (value: string) => {
    setDraft({ ...draft, [field]: value })
    setErrors(withoutField(errors, field))
  }

  const save = async () => {
    const name = draft.name.trim()
    const phone = draft.phone.replace(/[\s-]/g, '')
    const group = draft.group.trim()
    const wrong: FieldErrors = {
      ...(name.length < 2 ? { name: '请填写姓名' } : {}),
      ...(/^1[3-9]\d{9}$/.test(phone) || (member && !phone) ? {} : { phone: '请输入 11 位手机号' }),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0 || saving) return
    setSaving(true)
    try {
      if (member) {
        await call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
          params: { id: unionId, memberId: member.id },
          body: { name, group, ...(phone ? { phone } : {}) },
        })
      } else {
        await call('POST /api/union-office/unions/{id}/members', {
          params: { id: unionId },
          body: { name, phone, group },
        })
      }
      toastDone('已保存')
      await onSaved()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSaving(false)
    }
  }
  return (
    <Sheet
      open
      title={member ? '修改会员' : '新增会员'}
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          保存
        </Button>
      }
    >
      <TextField name="姓名" maxLength={20} value={draft.name} error={errors.name} onInput={change('name')} />
      <TextField
        name="手机号"
        type="tel"
        maxLength={13}
        placeholder={member ? `${member.phoneMasked}，不改请留空` : '职工登录商城用的手机号'}
        hint={member ? '换了手机号，原来的商城账号不再属于这名会员' : undefined}
        value={draft.phone}
        error={errors.phone}
        onInput={change('phone')}
      />
      <TextField
        name="分组"
        maxLength={30}
        placeholder="如 办公室；可以不填"
        value={draft.group}
        error={errors.group}
        onInput={change('group')}
      />
      <Chips
        label="用已有的分组"
        options={groups.filter(Boolean).map((group) => ({ key: group, name: group }))}
        chosen={[draft.group]}
        onTap={change('group')}
      />
    </Sheet>
  )
}
