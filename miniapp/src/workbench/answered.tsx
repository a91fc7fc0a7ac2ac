import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import type { Loaded } from '@/hooks/use-answer'
import { backToPage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'

interface Props<T> {
  answer: Pick<Loaded<T>, 'data' | 'problem' | 'reload'>
  /** What is said when there is no such thing, or it lies in another county; and where one goes then. */
  gone: string
  back: string
  children: (data: T) => ReactNode
}

/** One thing of a desk, with its states. */
export function Answered<T>({ answer: { data, problem, reload }, gone, back, children }: Props<T>) {
  if (data) return children(data)
  if (!problem) return <SkeletonRows count={5} />
  const isGone =
    problem instanceof ApiProblem && (problem.status === 404 || problem.code === 'county_unknown')
  return isGone ? (
    <Empty icon="book" title={gone} action="返回" onAction={() => backToPage(back)} />
  ) : (
    <Failure problem={problem} onRetry={() => void reload()} />
  )
}
