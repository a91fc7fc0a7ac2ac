import type { Paper } from '@yuxiang/shared/api/certification'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { PaperField } from '@/components/Certification/paper-field'
import { LongTextField, TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors, withoutField } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { askConsents } from '@/services/subscribe'

const evidenceMost = 9

/** Takes an objection: reason, evidence, and how the county can ask back. */
export function ObjectionSheet({
  noticeId,
  onClose,
  onDone,
}: {
  noticeId: string
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const [words, setWords] = useState({ reason: '', name: '', phone: '' })
  const [papers, setPapers] = useState<Paper[]>([])
  const [errors, setErrors] = useState<FieldErrors>({})
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<typeof words>) => {
    setWords({ ...words, ...part })
    setErrors(Object.keys(part).reduce(withoutField, errors))
  }
  const send = async () => {
    setBusy(true)
    await askConsents(['certification'])
    const body = { ...words, evidence: papers.map(({ id }) => id) }
    try {
      await withIdempotencyKey(`objection-${noticeId}`, body, (idempotencyKey) =>
        call('POST /api/certification-notices/{id}/objections', {
          params: { id: noticeId },
          body,
          idempotencyKey,
        }),
      )
      toastDone('已提交')
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title="提出异议"
      onClose={onClose}
      dirty={Object.values(words).some((typed) => typed.trim() !== '') || papers.length > 0}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          提交异议
        </Button>
      }
    >
      <Note>姓名和电话加密保存，只用于核实，不会告诉申请单位。区县主管部门核实后答复您。</Note>
      <LongTextField
        name="异议理由"
        placeholder="哪里不符合认定条件？如产地、带农户数、收购价与事实不符"
        maxLength={1000}
        value={words.reason}
        error={errors.reason}
        onInput={(reason) => change({ reason })}
      />
      <PaperField label="添加证据" most={evidenceMost} papers={papers} onChange={setPapers} />
      <TextField
        name="您的姓名"
        maxLength={20}
        value={words.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <TextField
        name="联系电话"
        type="tel"
        maxLength={11}
        value={words.phone}
        error={errors.phone}
        onInput={(phone) => change({ phone })}
      />
    </Sheet>
  )
}
