import type { CaseFile } from '@yuxiang/shared/api/complaint-views'
import { policy } from '@yuxiang/shared/policy'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { LongTextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { toast, toastProblem } from '@/services/feedback'
import { FilesField } from './files-field'

export interface CaseWords {
  text: string
  files: string[]
}

interface Props {
  title: string
  name: string
  placeholder: string
  action: string
  note?: string
  warm?: boolean
  maxLength?: number
  /** Letters it takes at least. */
  minLength?: number
  usual?: readonly string[]
  withFiles?: boolean
  children?: ReactNode
  onClose: () => void
  /** Sends it; what is thrown, or answered as still missing, is shown and nothing typed is lost. */
  onSend: (words: CaseWords) => Promise<string | undefined>
}

/** A sheet for words with evidence: a reason, a reply, an opinion. */
export function WordsSheet(props: Props) {
  const { title, name, placeholder, action, note, warm, usual, children, onClose, onSend } = props
  const { maxLength = 1_000, minLength = 2, withFiles = true } = props
  const [text, setText] = useState('')
  const [files, setFiles] = useState<CaseFile[]>([])
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const change = (value: string) => {
    setText(value)
    setError(undefined)
  }
  const send = async () => {
    if ([...text.trim()].length < minLength) {
      setError(`请填写${name}`)
      return
    }
    setBusy(true)
    try {
      const missing = await onSend({ text: text.trim(), files: files.map(({ id }) => id) })
      if (missing === undefined) return
      toast(missing)
      setBusy(false)
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      dirty={(text.trim() !== '' && !usual?.includes(text)) || files.length > 0}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          {action}
        </Button>
      }
    >
      {note ? <Note tone={warm ? 'warm' : 'plain'}>{note}</Note> : null}
      {children}
      <LongTextField
        name={name}
        placeholder={placeholder}
        maxLength={maxLength}
        value={text}
        error={error}
        onInput={change}
        {...(usual
          ? {
              hint: (
                <Chips
                  label="常用语"
                  options={usual.map((one) => ({ key: one, name: one }))}
                  chosen={[text]}
                  onTap={change}
                />
              ),
            }
          : {})}
      />
      {withFiles ? (
        <FilesField
          label="添加图片、视频或 PDF"
          most={policy.caseFilesMax.value}
          files={files}
          onChange={setFiles}
        />
      ) : null}
    </Sheet>
  )
}
