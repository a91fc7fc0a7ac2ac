import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'

interface Props {
  title: string
  /** What it will do. */
  note: string
  /** Reasons that are usual. */
  usual: readonly string[]
  act: string
  /** Throws what stands in its way. */
  onAct: (reason: string) => Promise<void>
  onClose: () => void
}

/** Asks why, before an act that others will see. */
export function ReasonSheet({ title, note, usual, act, onAct, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [sending, setSending] = useState(false)
  const change = (text: string) => {
    setReason(text)
    setError(undefined)
  }
  const send = async () => {
    if (reason.trim().length < 2) {
      setError('请填写原因')
      return
    }
    setSending(true)
    try {
      await onAct(reason.trim())
      onClose()
    } catch (thrown) {
      setError(fieldErrors(thrown).reason)
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      dirty={reason.trim() !== '' && !usual.includes(reason)}
      foot={
        <Button loading={sending} onTap={() => void send()}>
          {act}
        </Button>
      }
    >
      <Note tone="warm">{note}</Note>
      <TextField
        name="原因"
        placeholder="会记录在案"
        maxLength={100}
        value={reason}
        error={error}
        onInput={change}
        hint={
          <Chips
            label="常用原因"
            options={usual.map((name) => ({ key: name, name }))}
            chosen={[reason]}
            onTap={change}
          />
        }
      />
    </Sheet>
  )
}
