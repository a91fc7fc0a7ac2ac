import { type AfterSaleReasonKey, afterSaleReasonOf } from '@yuxiang/shared/after-sale/reasons'
import { policy } from '@yuxiang/shared/policy'
import { type AfterSaleKind, afterSaleKinds } from '@yuxiang/shared/states/after-sale'
import { useState } from 'react'
import { usePhotos } from '@/hooks/use-photos'
import { usePreview } from '@/hooks/use-preview'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { askConsents } from '@/services/subscribe'
import { type Chosen, commonOptions, type LineClaim } from './claim-options'

/** Everything a request is made of, and the sending of it. */
export function useApply(orderId: string, claims: readonly LineClaim[], reload: () => Promise<unknown>) {
  const claimable = claims.filter((line) => line.claimableQuantity > 0)
  const [chosen, setChosen] = useState<Chosen>(() =>
    claimable.length === 1 && claimable[0] ? { [claimable[0].lineId]: claimable[0].claimableQuantity } : {},
  )
  const [wantedKind, setKind] = useState<AfterSaleKind>()
  const [wantedReason, setReason] = useState<AfterSaleReasonKey>()
  const [description, setDescription] = useState('')
  const [urls, setUrls] = useState<string[]>([])
  const photos = usePhotos(policy.afterSalePhotosMax.value, urls, setUrls)
  const [sending, setSending] = useState(false)

  const options = commonOptions(claims, chosen)
  const kinds = afterSaleKinds.filter((kind) => options.some((option) => option.kind === kind))
  const kind = wantedKind && kinds.includes(wantedKind) ? wantedKind : kinds[0]
  const reasons = options.filter((option) => option.kind === kind)
  const picked = reasons.find((option) => option.reason === wantedReason)
  const lines = Object.entries(chosen)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
  const preview = usePreview(
    lines.length > 0
      ? { orderId, lines, ...(kind && { kind }), ...(picked && { reason: picked.reason }) }
      : undefined,
    (body) => call('POST /api/after-sales/preview', { body }),
  )
  const needsPhotos = picked ? afterSaleReasonOf(picked.reason).photosRequired : false

  const send = async () => {
    if (lines.length === 0) return toast('请选择要售后的商品')
    if (!kind || !picked) return toast('请选择申请原因')
    if (photos.uploading) return toast('图片还在上传，请稍候')
    if (needsPhotos && urls.length === 0) return toast('请至少上传一张照片')
    if (sending) return
    setSending(true)
    await askConsents(['afterSale', 'refund'])
    const body = {
      orderId,
      lines,
      kind,
      reason: picked.reason,
      description: description.trim(),
      photos: urls,
    }
    try {
      const opened = await withIdempotencyKey('after-sale', body, (idempotencyKey) =>
        call('POST /api/after-sales', { body, idempotencyKey }),
      )
      await replacePage(pageUrl(pages.afterSale, { id: opened.id }))
    } catch (thrown) {
      toastProblem(thrown)
      // What can be claimed has changed; what was typed stays.
      if (thrown instanceof ApiProblem && !thrown.mayRetry) await reload()
      setSending(false)
    }
  }
  return {
    chosen,
    choose: (lineId: string, quantity: number) => setChosen({ ...chosen, [lineId]: quantity }),
    kinds,
    kind,
    setKind,
    reasons,
    picked,
    setReason,
    description,
    setDescription,
    photos,
    needsPhotos,
    preview,
    sending,
    send,
  }
}
