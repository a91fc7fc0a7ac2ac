import { useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { keepAnswer, keptAnswer } from '@/services/kept'
import { ApiProblem } from '@/services/problem'
import { useReturn } from './use-return'

export interface PageRequest {
  page: number
  cursor: string | undefined
}

/** The query of a page of that many items: by cursor where the last answer gave one, which no new item can shift. */
export function paging(request: PageRequest, pageSize: number) {
  return request.cursor ? { cursor: request.cursor, pageSize } : { page: request.page, pageSize }
}

export interface PageAnswer<Item> {
  items: Item[]
  total?: number | undefined
  nextCursor?: string | undefined
}

export interface PagedList<Item> {
  items: Item[]
  /** `first`: nothing to show yet; `more`: the next page is on its way; `idle`: all quiet. */
  loading: 'first' | 'more' | 'refresh' | 'idle'
  problem: unknown
  ended: boolean
  total: number | undefined
  refresh: () => Promise<void>
  loadMore: () => Promise<void>
}

interface Held<Item> {
  items: Item[]
  page: number
  cursor: string | undefined
  total: number | undefined
  ended: boolean
}

const nothing = { items: [], page: 0, cursor: undefined, total: undefined, ended: false }

/**
 * A list that grows at the foot of the page. What is shown never moves: pages are appended, an item that comes twice
 * (the list shifted between two pages) is dropped, and a refresh replaces the list only when its answer is there.
 * The first page is kept under `name` and shown without a network. A new `name` starts a new list.
 */
export function usePagedList<Item extends { id: string }>(
  name: string,
  load: (request: PageRequest) => Promise<PageAnswer<Item>>,
): PagedList<Item> {
  const [held, setHeld] = useState<Held<Item>>(nothing)
  const [loading, setLoading] = useState<PagedList<Item>['loading']>('first')
  const [problem, setProblem] = useState<unknown>(undefined)
  const turn = useRef(0)
  const busy = useRef(false)
  const latest = useRef(load)
  latest.current = load
  const shown = useRef(held)

  const run = useCallback(
    async (kind: 'first' | 'more' | 'refresh') => {
      const mine = ++turn.current
      busy.current = true
      setLoading(kind)
      setProblem(undefined)
      const before = kind === 'more' ? shown.current : (nothing as Held<Item>)
      try {
        const answer = await latest.current({ page: before.page + 1, cursor: before.cursor })
        if (mine !== turn.current) return
        if (kind !== 'more') keepAnswer(name, answer.items)
        // At once, not at the next drawing: the end of the page may be reported in between.
        shown.current = append(before, answer)
        setHeld(shown.current)
      } catch (thrown) {
        if (mine !== turn.current) return
        setProblem(thrown)
        const kept = kind === 'first' && thrown instanceof ApiProblem && thrown.mayRetry
        const items = kept ? keptAnswer<Item[]>(name) : undefined
        if (items?.length) {
          shown.current = { ...(nothing as Held<Item>), items, ended: true }
          setHeld(shown.current)
        }
      }
      busy.current = false
      setLoading('idle')
    },
    [name],
  )

  useEffect(() => {
    shown.current = nothing
    setHeld(nothing)
    void run('first')
    return () => {
      turn.current++
    }
  }, [run])

  const loadMore = useCallback(async () => {
    if (!busy.current && !shown.current.ended) await run(shown.current.page === 0 ? 'first' : 'more')
  }, [run])
  const refresh = useCallback(() => run(shown.current.items.length > 0 ? 'refresh' : 'first'), [run])
  useReachBottom(() => void loadMore())
  useReturn(problem, () => (held.ended ? refresh() : loadMore()))

  return { items: held.items, loading, problem, ended: held.ended, total: held.total, refresh, loadMore }
}

function append<Item extends { id: string }>(before: Held<Item>, answer: PageAnswer<Item>): Held<Item> {
  const known = new Set(before.items.map((item) => item.id))
  const items = [...before.items, ...answer.items.filter((item) => !known.has(item.id))]
  const seen = answer.total !== undefined && items.length >= answer.total
  const noMore = answer.total === undefined && answer.nextCursor === undefined
  return {
    items,
    page: before.page + 1,
    cursor: answer.nextCursor,
    total: answer.total ?? before.total,
    ended: answer.items.length === 0 || seen || noMore,
  }
}
