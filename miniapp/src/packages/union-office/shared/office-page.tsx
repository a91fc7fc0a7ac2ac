import type { UnionView } from '@yuxiang/shared/api/union-office'
import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Tap, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { goBack, openPage, pages } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useStore } from '@/store/create-store'
import { useSession } from '@/store/session'
import { chosenUnion, officeUnionStore } from './office-union'
import type { SectionKey } from './sections'
import { SideNav } from './side-nav'
import './office-page.scss'

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
  return (
    <Page title={title} className="office">
      <View className="office__frame">
        <SideNav current={section} union={union} />
        <View className="office__main">
          <View className="office__head">
            {below ? (
              <Tap className="office__back" label="返回" onTap={goBack}>
                <Icon name="back" color="muted" />
              </Tap>
            ) : null}
            <Text className="office__title" role="heading">
              {title}
            </Text>
            {union && actions ? <View className="office__actions">{actions}</View> : null}
          </View>
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
        </View>
      </View>
    </Page>
  )
}

const isForbidden = (problem: unknown) => problem instanceof ApiProblem && problem.status === 403
