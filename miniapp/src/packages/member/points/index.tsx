import type { PointEntry } from '@yuxiang/shared/api/points'
import { EntryRow } from '@/components/EntryRow'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { signedPoints } from '@/services/amounts'
import { pages, pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'
import { BalanceCard } from './balance-card'
import { CheckInCard } from './check-in-card'
import { RulesCard } from './rules-card'
import { usePoints } from './use-points'
import './index.scss'

/** 我的积分 */
export default function PointsPage() {
  const session = useSession()
  return session ? <Shown userId={session.user.id} /> : <SignInPrompt title="我的积分" next={pages.points} />
}

function Shown({ userId }: { userId: string }) {
  const { head, list } = usePoints(userId)
  // Back at the top of a short list nothing can jump, so it may be loaded anew.
  useShowAgain(() => {
    if (list.items.length <= 5) void list.refresh()
  })
  if (!head) {
    return (
      <Page title="我的积分">
        {list.problem ? (
          <Failure problem={list.problem} onRetry={() => void list.refresh()} />
        ) : (
          <SkeletonRows count={4} />
        )}
      </Page>
    )
  }
  return (
    <Page title="我的积分" onRefresh={list.refresh}>
      <BalanceCard points={head} />
      <CheckInCard checkIn={head.checkIn} onDone={list.refresh} />
      <RulesCard rules={head.rules} />
      <View className="card">
        <View className="section-title" role="heading">
          积分明细
        </View>
        {list.items.map((entry) => (
          <EntryRow
            key={entry.id}
            title={entry.text}
            at={entry.at}
            change={signedPoints(entry.points)}
            gained={entry.points > 0}
            to={orderPage(entry)}
          />
        ))}
        {list.items.length === 0 && list.loading === 'idle' && !list.problem ? (
          <View className="points__none">还没有积分明细，先签到领积分吧</View>
        ) : null}
      </View>
      {list.items.length > 0 || list.problem ? <ListFoot list={list} /> : null}
    </Page>
  )
}

/** The order that caused it; the one that a share led to is the friend's, and nobody else's to see. */
function orderPage({ cause, orderId }: PointEntry): string | undefined {
  return orderId && cause !== 'share' ? pageUrl(pages.order, { id: orderId }) : undefined
}
