import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'

type Kind = 'template' | 'packing' | 'picking'

/** Has a file of what waits for its parcel made, and opens it. */
export function useDeskFile() {
  const [busy, setBusy] = useState<Kind>()
  const open = async (body: { kind: Kind; merchantId?: string; orderId?: string }) => {
    setBusy(body.kind)
    try {
      const { downloadUrl, orders } = await call('POST /api/merchant/desk/files', { body })
      await openDocument(downloadUrl)
      if (!body.orderId) toast(`共 ${orders} 单`)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  return { busy, open }
}
