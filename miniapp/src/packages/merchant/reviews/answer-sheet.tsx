import type { MerchantReview } from '@yuxiang/shared/api/reviews'
import { answerTextMax } from '@yuxiang/shared/review-limits'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { LongTextField } from '@/components/FormField'
import { ReviewBody } from '@/components/ReviewBody'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { ApiProblem, problemTitle } from '@/services/problem'
import './answer-sheet.scss'

interface Props {
  review: MerchantReview
  onClose: () => void
  onAnswered: (review: MerchantReview) => void
}

/** Writes an answer, or changes the published one. */
export function AnswerSheet({ review, onClose, onAnswered }: Props) {
  const { id, mayAnswer, answers } = review
  const standing = mayAnswer === 'change' ? answers.find(({ state }) => state === 'published') : answers[0]
  const [text, setText] = useState(standing?.text ?? '')
  const [problem, setProblem] = useState('')
  const [sending, setSending] = useState(false)
  const send = async () => {
    if (text.trim() === '') return setProblem('请填写回复')
    setSending(true)
    try {
      const body = { text }
      const answered = await withIdempotencyKey(`answer-${id}`, body, (idempotencyKey) =>
        call('POST /api/merchant/reviews/{id}/answer', { params: { id }, body, idempotencyKey }),
      )
      toastDone('已提交')
      onAnswered(answered)
      onClose()
    } catch (thrown) {
      const field = thrown instanceof ApiProblem ? thrown.errors[0]?.message : undefined
      setProblem(field ?? problemTitle(thrown))
    }
    setSending(false)
  }
  return (
    <Sheet
      open
      title={mayAnswer === 'change' ? '修改回复' : '回复评价'}
      onClose={onClose}
      dirty={text !== (standing?.text ?? '')}
      foot={
        <Button loading={sending} onTap={() => void send()}>
          提交
        </Button>
      }
    >
      <View className="answer-sheet__review">
        <ReviewBody review={{ ...review, answer: null, photos: [] }} brief />
      </View>
      <LongTextField
        name="回复内容"
        placeholder="谢谢买家，或说明情况和您的处理办法"
        value={text}
        maxLength={answerTextMax}
        error={problem}
        onInput={(value) => {
          setProblem('')
          setText(value)
        }}
      />
      <View className="answer-sheet__hint">
        {mayAnswer === 'change'
          ? '只能修改一次；新的回复审核通过前，仍显示原来的'
          : '审核通过后公开；公开后可以修改一次。请不要写联系方式'}
      </View>
    </Sheet>
  )
}
