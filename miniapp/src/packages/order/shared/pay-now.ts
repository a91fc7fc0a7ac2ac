import Taro from '@tarojs/taro'
import type { Payment } from '@yuxiang/shared/api/payments'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl, replacePage } from '@/services/navigation'

/** Pays with WeChat's own sheet, then opens the result page unless the person closed the sheet. Throws ApiProblem. */
export async function payNow(paymentId: string): Promise<void> {
  if (await askWechat(paymentId)) openPage(pageUrl(pages.result, { paymentId, asked: 1 }))
}

/**
 * The same for an order just placed: the result page takes this page's place in any case, so that nobody places the
 * order twice. One that union money and points cover is paid already. Throws nothing: the order stands, the result
 * page tells.
 */
export async function payPlaced({ id: paymentId, state }: Pick<Payment, 'id' | 'state'>): Promise<void> {
  if (state === 'paid') return replacePage(pageUrl(pages.result, { paymentId }))
  const asked = await askWechat(paymentId).catch((thrown: unknown) => {
    toastProblem(thrown)
    return false
  })
  await replacePage(pageUrl(pages.result, { paymentId, asked: asked ? 1 : undefined }))
}

/** True when WeChat says that it was paid, which only the server may believe; false when the sheet was closed. */
async function askWechat(paymentId: string): Promise<boolean> {
  const { jsapi } = await call('POST /api/payments/{id}/pay', {
    params: { id: paymentId },
    body: { channel: 'jsapi' },
  })
  if (!jsapi) return false
  return Taro.requestPayment(jsapi).then(
    () => true,
    () => false,
  )
}
