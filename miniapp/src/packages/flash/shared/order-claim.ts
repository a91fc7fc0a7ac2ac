import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import { call } from '@/services/api'
import { withIdempotencyKey } from '@/services/idempotency'

export const readClaim = (id: string): Promise<FlashClaim> =>
  call('GET /api/flash-sales/claims/{id}', { params: { id } })

/** Makes an order of what was won; asked again, the same one. */
export const orderClaim = (id: string, addressId: string): Promise<FlashClaim> =>
  withIdempotencyKey(`flash-order-${id}`, { addressId }, (idempotencyKey) =>
    call('POST /api/flash-sales/claims/{id}/order', { params: { id }, body: { addressId }, idempotencyKey }),
  )
