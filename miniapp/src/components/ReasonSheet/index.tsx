import { policy } from '@yuxiang/shared/policy'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { LongTextField } from '@/components/FormField'
import { PhotoField } from '@/components/PhotoField'
import { Sheet } from '@/components/Sheet'
import { usePhotos } from '@/hooks/use-photos'
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
  const [urls, setUrls] = useState<string[]>([])
  const photos = usePhotos(policy.afterSalePhotosMax.value, urls, setUrls)
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
      await onSend({ text: words, photos: urls })
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
      dirty={text.trim() !== '' || urls.length > 0 || photos.uploading}
      foot={
        <Button loading={busy} disabled={photos.uploading} onTap={() => void send()}>
          {photos.uploading ? '图片上传中…' : action}
        </Button>
      }
    >
      {children}
      <LongTextField
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
      <PhotoField {...photos} label="照片" />
    </Sheet>
  )
}
