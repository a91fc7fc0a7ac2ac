import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { BenchPage } from './bench-page'
import { desks, type SectionOf } from './desks'
import { SideNav } from './side-nav'

/** For whom somebody plans campaigns and broadcasts: the platform, or shops of theirs. */
export interface Bench {
  userId: string
  /** Empty for the platform's operator. */
  shops: { id: string; name: string }[]
  /** Whose something new is; null is the platform's. */
  merchantId: string | null
}

/** The operator may stop anybody's; all else is the owner's. */
export const isOperator = ({ shops }: Bench): boolean => shops.length === 0

/** Whether somebody here may change what belongs to that merchant, or to the platform. */
export const isOwn = (bench: Bench, merchantId: string | null): boolean =>
  merchantId === null ? isOperator(bench) : bench.shops.some(({ id }) => id === merchantId)

interface Props {
  section: SectionOf<'operator'>
  title: string
  below?: boolean
  /** Where a login leads on to. */
  self: string
  actions?: ReactNode
  children: (bench: Bench) => ReactNode
}

/** A page that the operator's desk and the merchants' have in common: campaigns, broadcasts. */
export function CommonPage({ self, ...props }: Props) {
  const session = useSession()
  if (!session) return <SignInPrompt title={props.title} next={self} />
  const { id, roles } = session.user
  if (roles.includes('operator')) {
    return <Frame {...props} whose="平台运营" bench={{ userId: id, shops: [], merchantId: null }} />
  }
  return roles.includes('merchant') ? <OfShops {...props} userId={id} /> : <Stranger {...props} />
}

type Inner = Omit<Props, 'self'>

function OfShops({ userId, ...props }: Inner & { userId: string }) {
  const answer = useAnswer(ownName(userId, 'bench-shops'), () => call('GET /api/workbench/shops'))
  const shops = answer.data?.items
  const [first] = shops ?? []
  if (first && shops) {
    const whose = shops.length > 1 ? `${first.name} 等 ${shops.length} 家店铺` : first.name
    return <Frame {...props} whose={whose} bench={{ userId, shops, merchantId: first.id }} />
  }
  if (shops) return <Stranger {...props} />
  return (
    <Frame {...props} whose="商家">
      {answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Frame>
  )
}

function Stranger(props: Inner) {
  return (
    <Frame {...props} whose="工作台">
      <Empty
        icon="shop"
        title="这里是商家和平台运营的工作台"
        hint="您还不是任何店铺的员工；想找优惠，请到首页看看"
        action="去首页"
        onAction={() => openPage(pages.home)}
      />
    </Frame>
  )
}

interface FrameProps extends Omit<Inner, 'children'> {
  whose: string
  bench?: Bench
  children: Inner['children'] | ReactNode
}

function Frame({ section, title, below = false, actions, whose, bench, children }: FrameProps) {
  const content = typeof children === 'function' ? bench && children(bench) : children
  return (
    <BenchPage
      title={title}
      below={below}
      nav={
        <SideNav
          whose={whose}
          ways={desks[bench && isOperator(bench) ? 'operator' : 'merchant'].ways}
          current={section}
        />
      }
      actions={bench ? actions : undefined}
    >
      <View>{content}</View>
    </BenchPage>
  )
}
