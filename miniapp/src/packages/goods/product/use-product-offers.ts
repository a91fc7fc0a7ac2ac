import { useAnswer } from '@/hooks/use-answer'
import { type Answer, call } from '@/services/api'
import { ownName } from '@/services/kept'
import { useSession } from '@/store/session'

export type ProductOffers = Answer<'GET /api/products/{id}/promotions'>

/** What a product takes part in, and its coupons with how many of them the person has. */
export function useProductOffers(id: string) {
  const userId = useSession()?.user.id
  const name = `product-offers-${id}`
  return useAnswer(userId ? ownName(userId, name) : name, () =>
    call('GET /api/products/{id}/promotions', { params: { id } }),
  )
}
