import type { Payment } from '@yuxiang/shared/api/payments'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { pages, pageUrl, replacePage } from '@/services/navigation'

/** Gets WeChat's cashier for a payment and goes there; it leads back to the result page. Throws ApiProblem. */
export async function payNow(paymentId: string): Promise<void> {
  location.assign(await cashierUrl(paymentId))
}

/**
 * The same for an order just placed: the result page takes this page's place first, so that any way back from the
 * cashier lands there and nobody places the order twice. One that union money and points cover is paid already. Throws nothing: the order stands, the result page tells.
 */
export async function payPlaced({ id: paymentId, state }: Pick<Payment, 'id' | 'state'>): Promise<void> {
  if (state === 'paid') return replacePage(pageUrl(pages.result, { paymentId }))
  const url = await cashierUrl(paymentId).catch(toastProblem)
  await replacePage(pageUrl(pages.result, { paymentId }))
  if (url) location.assign(url)
}

async function cashierUrl(paymentId: string): Promise<string> {
  const { h5Url = '' } = await call('POST /api/payments/{id}/pay', {
    params: { id: paymentId },
    body: { channel: 'h5' },
  })
  const back = encodeURIComponent(location.origin + pageUrl(pages.result, { paymentId, asked: 1 }))
  return `${h5Url}${h5Url.includes('?') ? '&' : '?'}redirect_url=${back}`
}
