import type { OwnReview } from '@yuxiang/shared/api/reviews'
import { decisionReasonMax } from '@yuxiang/shared/review-limits'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { LongTextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { problemTitle } from '@/services/problem'

/** What its author can say against taking a review down, once, and what became of it. */
export function Appeal({ review, onDone }: { review: OwnReview; onDone: () => Promise<unknown> }) {
  const [writing, setWriting] = useState(false)
  const { appeal } = review
  if (appeal) {
    return (
      <View className="my-reviews__answer">
        您的申诉：{appeal.text}
        {appeal.answer ? `。平台答复：${appeal.answer}` : '。平台正在处理，结果会通知您'}
      </View>
    )
  }
  return (
    <View className="my-reviews__foot">
      <Text className="my-reviews__until">有异议可以申诉一次</Text>
      <Button size="fit" tone="line" onTap={() => setWriting(true)}>
        申诉
      </Button>
      {writing ? (
        <AppealSheet
          id={review.id}
          onClose={() => setWriting(false)}
          onSent={async () => {
            setWriting(false)
            await onDone()
          }}
        />
      ) : null}
    </View>
  )
}

interface SheetProps {
  id: string
  onClose: () => void
  onSent: () => Promise<void>
}

function AppealSheet({ id, onClose, onSent }: SheetProps) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [sending, setSending] = useState(false)
  const send = async () => {
    if (text.trim().length < 2) return setProblem('请写明理由')
    setSending(true)
    try {
      await call('POST /api/reviews/{id}/appeal', { params: { id }, body: { text } })
      toastDone('申诉已提交')
      await onSent()
    } catch (thrown) {
      setProblem(problemTitle(thrown))
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title="申诉"
      onClose={onClose}
      dirty={text.trim() !== ''}
      foot={
        <Button loading={sending} onTap={() => void send()}>
          提交申诉
        </Button>
      }
    >
      <LongTextField
        name="申诉理由"
        placeholder="说明为什么这条评价应当公开，平台会重新看"
        value={text}
        maxLength={decisionReasonMax}
        error={problem}
        onInput={(words) => {
          setText(words)
          setProblem('')
        }}
      />
    </Sheet>
  )
}
