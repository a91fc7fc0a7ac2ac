import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import type { Loaded } from '@/hooks/use-answer'
import { backToPage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'

interface Props<T> {
  answer: Pick<Loaded<T>, 'data' | 'problem' | 'reload'>
  /** Where one goes when there is no such unit. */
  back: string
  children: (data: T) => ReactNode
}

/** Something of a budget unit, with its states. */
export function Answered<T>({ answer: { data, problem, reload }, back, children }: Props<T>) {
  if (data) return children(data)
  if (!problem) return <SkeletonRows count={5} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty icon="book" title="没有这个预算单位" action="返回" onAction={() => backToPage(back)} />
  ) : (
    <Failure problem={problem} onRetry={() => void reload()} />
  )
}
