import type { UnionView } from '@yuxiang/shared/api/union-office'
import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useStore } from '@/store/create-store'
import { useSession } from '@/store/session'
import { BenchPage } from '@/workbench/bench-page'
import { SideNav } from '@/workbench/side-nav'
import { chosenUnion, officeUnionStore } from './office-union'
import { type SectionKey, sections } from './sections'

/** For whom the officer works on this page. */
export interface Office {
  userId: string
  union: UnionView
  unions: UnionView[]
  /** Asks again how many members and requests there are. */
  reloadUnions: () => Promise<void>
}

interface Props {
  section: SectionKey
  title: string
  /** The page lies below its section: a way back stands above its title. */
  below?: boolean
  /** Where a login leads on to. */
  self: string
  actions?: ReactNode
  children: (office: Office) => ReactNode
}

/** A page of the workbench: its union, the navigation beside it on a wide screen, title and actions. */
export function OfficePage({ self, ...props }: Props) {
  const session = useSession()
  return session ? (
    <Frame {...props} userId={session.user.id} />
  ) : (
    <SignInPrompt title={props.title} next={self} />
  )
}

function Frame({
  userId,
  section,
  title,
  below = false,
  actions,
  children,
}: Omit<Props, 'self'> & { userId: string }) {
  const unions = useAnswer(ownName(userId, 'office-unions'), () => call('GET /api/union-office/unions'))
  const chosenId = useStore(officeUnionStore)
  useShowAgain(() => void unions.reload())
  const union = chosenUnion(unions.data?.items ?? [], chosenId)
  const stranger = unions.data?.items.length === 0 || isForbidden(unions.problem)
  const nav = <SideNav whose={union?.name ?? '工会工作台'} ways={waysOf(union)} current={section} />
  return (
    <BenchPage title={title} below={below} nav={nav} actions={union ? actions : undefined}>
      {union ? (
        <View key={union.id}>
          {children({ userId, union, unions: unions.data?.items ?? [], reloadUnions: unions.reload })}
        </View>
      ) : stranger ? (
        <Empty
          icon="people"
          title="这里是工会干部的工作台"
          hint="您还不是任何工会的干部；职工的额度在“我的”里查看"
          action="我的额度"
          onAction={() => openPage(pages.allowances)}
        />
      ) : unions.problem ? (
        <Failure problem={unions.problem} onRetry={() => void unions.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </BenchPage>
  )
}

const waysOf = (union: UnionView | undefined) =>
  sections.map((section) => ({
    ...section,
    waiting: section.key === 'roster' ? { count: union?.joinRequests ?? 0, words: '人申请加入' } : undefined,
  }))

const isForbidden = (problem: unknown) => problem instanceof ApiProblem && problem.status === 403
