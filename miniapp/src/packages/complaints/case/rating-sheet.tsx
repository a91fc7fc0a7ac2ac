import { useState } from 'react'
import { Button } from '@/components/Button'
import { LongTextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { StarPicker } from '@/components/Stars'
import { toast, toastProblem } from '@/services/feedback'

interface Props {
  onClose: () => void
  /** Throws what stands in its way. */
  onSend: (rating: { stars: number; text: string }) => Promise<unknown>
}

/** Stars and a word for how a case was handled. */
export function RatingSheet({ onClose, onSend }: Props) {
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (stars === 0) return toast('请选择星级')
    setBusy(true)
    try {
      await onSend({ stars, text: text.trim() })
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title="评价办理结果"
      onClose={onClose}
      dirty={text.trim() !== ''}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          提交评价
        </Button>
      }
    >
      <StarPicker value={stars} onPick={setStars} />
      <LongTextField
        name="想说的话（选填）"
        placeholder="办得快不快，讲得清不清楚"
        maxLength={300}
        value={text}
        onInput={setText}
      />
    </Sheet>
  )
}
