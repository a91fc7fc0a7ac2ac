import type { Me } from '@yuxiang/shared/api/identity'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { Field, View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '../shared/field-errors'
import { FormRow } from '../shared/form-row'

/** Changes the nickname. Mount it to open it. */
export function NicknameSheet({
  me,
  onSaved,
  onClose,
}: {
  me: Me
  onSaved: () => void
  onClose: () => void
}) {
  const [nickname, setNickname] = useState(me.nickname)
  const [error, setError] = useState<string>()
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    try {
      await call('PATCH /api/me', { body: { nickname } })
      toastDone('已保存')
      onSaved()
      onClose()
    } catch (thrown) {
      const said = fieldErrors(thrown).nickname
      setError(said)
      if (!said) toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Sheet
      open
      title="修改昵称"
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          保存
        </Button>
      }
    >
      <View>
        <FormRow name="昵称" error={error}>
          <Field
            className="form-row__field"
            label="昵称"
            placeholder="最多 20 个字"
            value={nickname}
            maxLength={20}
            onInput={(text) => {
              setNickname(text)
              setError(undefined)
            }}
            onConfirm={() => void save()}
          />
        </FormRow>
      </View>
    </Sheet>
  )
}
