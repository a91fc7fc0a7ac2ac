import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { PhotoField } from '@/components/PhotoField'
import { Sheet } from '@/components/Sheet'
import { WordsField } from '@/components/WordsField'
import { toastProblem } from '@/services/feedback'

export interface Words {
  text: string
  photos: string[]
}

interface Props {
  title: string
  name: string
  placeholder: string
  action: string
  maxLength?: number
  /** Letters it takes at least. */
  minLength?: number
  children?: ReactNode
  onClose: () => void
  /** Sends it; what is thrown is shown and nothing typed is lost. */
  onSend: (words: Words) => Promise<unknown>
}

/** A sheet for words with photos: a reason, or a message. */
export function ReasonSheet(props: Props) {
  const {
    title,
    name,
    placeholder,
    action,
    maxLength = 200,
    minLength = 2,
    children,
    onClose,
    onSend,
  } = props
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<string[]>([])
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const words = text.trim()
    if (words.length < minLength) {
      setError(`请填写${name}`)
      return
    }
    setBusy(true)
    try {
      await onSend({ text: words, photos })
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
      foot={
        <Button loading={busy} onTap={() => void send()}>
          {action}
        </Button>
      }
    >
      {children}
      <WordsField
        long
        name={name}
        placeholder={placeholder}
        maxLength={maxLength}
        value={text}
        error={error}
        onInput={(value) => {
          setText(value)
          setError(undefined)
        }}
      />
      <PhotoField photos={photos} onChange={setPhotos} />
    </Sheet>
  )
}
