import type { Paper } from '@yuxiang/shared/api/certification'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { PaperField } from '@/components/Certification/paper-field'
import { LongTextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'

const papersMost = 9
const wordsMost = 500
const wordsLeast = 10

/** Takes what a merchant says of its year and the papers that prove it. */
export function PapersSheet({
  id,
  onDone,
  onClose,
}: {
  id: string
  onDone: () => Promise<void>
  onClose: () => void
}) {
  const [words, setWords] = useState('')
  const [papers, setPapers] = useState<Paper[]>([])
  const [errors, setErrors] = useState<FieldErrors>({})
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const found = {
      ...(words.trim().length < wordsLeast
        ? { words: `请说明一年来带动农户的情况，至少 ${wordsLeast} 个字` }
        : {}),
      ...(papers.length === 0 ? { attachments: '请至少上传一份材料' } : {}),
    }
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const body = { words: words.trim(), attachments: papers.map((paper) => paper.id) }
    try {
      await withIdempotencyKey(`recheck-${id}`, body, (idempotencyKey) =>
        call('POST /api/merchant/certificates/{id}/recheck-papers', { params: { id }, body, idempotencyKey }),
      )
      toastDone('已提交')
      onClose()
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
      title="提交复核材料"
      onClose={onClose}
      dirty={words.trim() !== '' || papers.length > 0}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          提交给区县
        </Button>
      }
    >
      <LongTextField
        name="一年来的带农情况"
        placeholder="实际带动多少户、怎样带动、每户增收多少"
        maxLength={wordsMost}
        value={words}
        error={errors.words}
        onInput={setWords}
      />
      <PaperField label="添加材料" most={papersMost} papers={papers} onChange={setPapers} />
      {errors.attachments ? <Note tone="wrong">{errors.attachments}</Note> : null}
    </Sheet>
  )
}
