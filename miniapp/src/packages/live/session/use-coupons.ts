import type { LiveSession } from '@yuxiang/shared/api/live'
import { useAnswer } from '@/hooks/use-answer'
import { useClaim } from '@/hooks/use-claim'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'

/** A session's coupons with how many of each the caller has claimed, and the way to claim more. */
export function useCoupons({ id, coupons }: Pick<LiveSession, 'id' | 'coupons'>) {
  const userId = useSession()?.user.id
  const asks = userId !== undefined && coupons.length > 0
  const own = useAnswer(asks ? ownName(userId, 'coupon-center') : 'no-coupons', async () =>
    asks ? call('GET /api/coupons/center') : { items: [] },
  )
  const { claiming, claim } = useClaim(own.reload, pageUrl(pages.liveSession, { id }))
  const known = new Map((own.data?.items ?? []).map((batch) => [batch.id, batch]))
  return { batches: coupons.map((batch) => known.get(batch.id) ?? batch), claiming, claim }
}
