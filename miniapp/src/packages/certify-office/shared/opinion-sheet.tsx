import type { Paper } from '@yuxiang/shared/api/certification'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { PaperField } from '@/components/Certification/paper-field'
import { Chips } from '@/components/Chips'
import { LongTextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { toastDone, toastProblem } from '@/services/feedback'

const attachmentsMost = 9
const opinionMost = 500

export interface OpinionAct {
  title: string
  /** What it will do. */
  note?: string
  warm?: boolean
  usual: readonly string[]
  action: string
  done: string
  withPapers?: boolean
}

interface Props extends OpinionAct {
  children?: ReactNode
  /** What is typed in the fields of its own is right, else they say what is not. */
  check?: () => boolean
  /** Something was typed into them. */
  touched?: boolean
  /** Throws what stands in its way. */
  onAct: (said: { opinion: string; attachments: string[] }) => Promise<unknown>
  onClose: () => void
}

/** Takes the opinion (and papers) that an act leaves on record. */
export function OpinionSheet({
  withPapers = true,
  children,
  check = () => true,
  touched = false,
  onAct,
  onClose,
  ...act
}: Props) {
  const [opinion, setOpinion] = useState('')
  const [papers, setPapers] = useState<Paper[]>([])
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const change = (text: string) => {
    setOpinion(text)
    setError(undefined)
  }
  const send = async () => {
    const isRight = check()
    if (opinion.trim().length < 2) {
      setError('请填写意见')
      return
    }
    if (!isRight) return
    setBusy(true)
    try {
      await onAct({ opinion: opinion.trim(), attachments: papers.map(({ id }) => id) })
      toastDone(act.done)
      onClose()
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={act.title}
      onClose={onClose}
      dirty={touched || (opinion.trim() !== '' && !act.usual.includes(opinion)) || papers.length > 0}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          {act.action}
        </Button>
      }
    >
      {act.note ? <Note tone={act.warm ? 'warm' : 'plain'}>{act.note}</Note> : null}
      {children}
      <LongTextField
        name="意见"
        placeholder="会记录在案"
        maxLength={opinionMost}
        value={opinion}
        error={error}
        onInput={change}
        hint={
          <Chips
            label="常用意见"
            options={act.usual.map((name) => ({ key: name, name }))}
            chosen={[opinion]}
            onTap={change}
          />
        }
      />
      {withPapers ? (
        <PaperField label="添加附件" most={attachmentsMost} papers={papers} onChange={setPapers} />
      ) : null}
    </Sheet>
  )
}
