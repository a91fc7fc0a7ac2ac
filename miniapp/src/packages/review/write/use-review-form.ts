import type { ReviewInput, WaitingLine } from '@yuxiang/shared/api/reviews'
import { reviewPhotosMax } from '@yuxiang/shared/review-limits'
import { useEffect, useState } from 'react'
import { usePhotos } from '@/hooks/use-photos'
import { call } from '@/services/api'
import { toast, toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem, problemTitle } from '@/services/problem'
import { askConsents } from '@/services/subscribe'
import { type Draft, forgetDraft, keepDraft, readDraft } from '../shared/draft'

/** What is being written about a line, kept on the phone until it was sent. */
export function useReviewForm(
  userId: string,
  line: WaitingLine,
  left: number,
  onWritten: () => Promise<void>,
) {
  const { orderLineId } = line
  const [draft, setDraft] = useState<Draft>(() => readDraft(userId, orderLineId))
  const [problem, setProblem] = useState('')
  const [sending, setSending] = useState(false)
  const photos = usePhotos(reviewPhotosMax, draft.photos, (uploaded) =>
    setDraft((before) => ({ ...before, photos: uploaded })),
  )
  useEffect(() => keepDraft(userId, orderLineId, draft), [userId, orderLineId, draft])

  const change = (part: Partial<Draft>) => {
    setProblem('')
    setDraft((before) => ({ ...before, ...part }))
  }
  const send = async () => {
    if (draft.stars === 0) return setProblem('请先点星星评分')
    setProblem('')
    setSending(true)
    await askConsents(['reviewRejected'])
    const body: ReviewInput = { orderLineId, ...draft }
    try {
      await withIdempotencyKey(`review-${orderLineId}`, body, (idempotencyKey) =>
        call('POST /api/reviews', { body, idempotencyKey }),
      )
      forgetDraft(userId, orderLineId)
      if (left > 1) {
        toast('已提交，审核通过后公开；继续评价下一件')
        await onWritten()
      } else {
        toastDone('已提交')
        await replacePage(pageUrl(pages.myReviews, { tab: 'written' }))
      }
    } catch (thrown) {
      const field = thrown instanceof ApiProblem ? thrown.errors[0]?.message : undefined
      setProblem(field ?? problemTitle(thrown))
    }
    setSending(false)
  }
  return { draft, change, photos, problem, sending, send }
}
