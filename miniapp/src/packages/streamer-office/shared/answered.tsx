import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import type { Loaded } from '@/hooks/use-answer'
import { backToPage, pages } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'

interface Props<T> {
  answer: Pick<Loaded<T>, 'data' | 'problem' | 'reload'>
  /** What is said when there is no such thing. */
  gone: string
  back?: string
  children: (data: T) => ReactNode
}

/** One thing of the register, with its states. */
export function Answered<T>({
  answer: { data, problem, reload },
  gone,
  back = pages.register,
  children,
}: Props<T>) {
  if (data) return children(data)
  if (!problem) return <SkeletonRows count={5} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty icon="people" title={gone} action="返回名册" onAction={() => backToPage(back)} />
  ) : (
    <Failure problem={problem} onRetry={() => void reload()} />
  )
}
