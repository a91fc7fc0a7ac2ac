import type { Answer } from '@/services/api'

export type Invoice = Answer<'GET /api/merchant/invoices'>['items'][number]

/** What the merchant calls each state. */
export const stateWords: Record<Invoice['state'], string> = {
  requested: '待开具',
  issued: '已开具',
  received: '工会已收到',
}
