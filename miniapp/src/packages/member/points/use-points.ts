import type { PointEntry, PointsAnswer } from '@yuxiang/shared/api/points'
import { useState } from 'react'
import { type PagedList, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { keepAnswer, keptAnswer, ownName } from '@/services/kept'

/** Everything about a member's points but the entries. */
export type PointsHead = Omit<PointsAnswer, 'entries' | 'nextCursor'>

/** A member's points: one answer brings the balance and the first entries, the next ones only entries. */
export function usePoints(userId: string): { head: PointsHead | undefined; list: PagedList<PointEntry> } {
  const name = ownName(userId, 'points')
  const [head, setHead] = useState<PointsHead>()
  const list = usePagedList<PointEntry>(ownName(userId, 'point-entries'), async ({ cursor }) => {
    const { entries, nextCursor, ...rest } = await call('GET /api/points', {
      query: { cursor, pageSize: 20 },
    })
    keepAnswer(name, rest)
    setHead(rest)
    return { items: entries, nextCursor }
  })
  return { head: head ?? (list.problem ? keptAnswer<PointsHead>(name) : undefined), list }
}
