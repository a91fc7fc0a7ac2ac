import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import type { Loaded } from '@/hooks/use-answer'
import { backToPage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import type { SectionOf } from '@/workbench/desks'

interface Props {
  section: SectionOf<'regulator'>
  title: string
  self: string
  below?: boolean
  actions?: ReactNode
  children: (userId: string) => ReactNode
}

/** A page of the market regulators' desk. */
export function RegulatorPage({ section, title, self, below = false, actions, children }: Props) {
  return (
    <DeskGate desk="regulator" title={title} self={self}>
      {(userId) => (
        <DeskPage desk="regulator" section={section} title={title} below={below} actions={actions}>
          {children(userId)}
        </DeskPage>
      )}
    </DeskGate>
  )
}

interface LoadedProps<T> {
  answer: Loaded<T>
  /** Where to go when it is not there. */
  back: string
  missing: string
  children: (data: T) => ReactNode
}

/** One thing with its states: on its way, not there, not to be had, there. */
export function LoadedPage<T>({
  answer: { data, problem, reload },
  back,
  missing,
  children,
}: LoadedProps<T>) {
  if (data) return <>{children(data)}</>
  if (!problem) return <SkeletonRows count={4} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty icon="shield" title={missing} action="回到列表" onAction={() => backToPage(back)} />
  ) : (
    <Failure problem={problem} onRetry={() => void reload()} />
  )
}
