import type { Membership } from '@yuxiang/shared/api/union'
import { useState } from 'react'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useMe } from '@/hooks/use-me'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { pages } from '@/services/navigation'
import { askConsents } from '@/services/subscribe'
import { useSession } from '@/store/session'
import { allowanceMessages } from '../shared/allowance-words'
import { useMemberships } from '../shared/use-memberships'
import { BindPhone } from './bind-phone'
import { JoinForm } from './join-form'
import { MembershipCard } from './membership-card'
import './index.scss'

/** 我的工会 */
export default function MembershipPage() {
  const session = useSession()
  return session ? (
    <Shown userId={session.user.id} />
  ) : (
    <SignInPrompt title="我的工会" next={pages.membership} />
  )
}

function Shown({ userId }: { userId: string }) {
  const [joining, setJoining] = useState<string | null>(null)
  const me = useMe(userId)
  const { data, problem, reload } = useMemberships(userId)
  const join = async ({ unionId }: Membership) => {
    setJoining(unionId)
    await askConsents(allowanceMessages)
    try {
      await call('POST /api/union/memberships', { body: { unionId } })
      toastDone('已加入')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await reload()
    setJoining(null)
  }
  if (!data) {
    return (
      <Page title="我的工会">
        {problem ? <Failure problem={problem} onRetry={() => void reload()} /> : <SkeletonRows count={2} />}
      </Page>
    )
  }
  return (
    <Page title="我的工会" onRefresh={reload}>
      {data.items.map((membership) => (
        <MembershipCard
          key={membership.unionId}
          membership={membership}
          joining={joining === membership.unionId}
          onJoin={() => void join(membership)}
        />
      ))}
      {me.data && !me.data.phoneMasked ? (
        <BindPhone onBound={() => void Promise.all([me.reload(), reload()])} />
      ) : null}
      <JoinForm first={data.items.length === 0} onJoined={reload} />
      <View className="membership__note">
        加入后，工会可以看到您用工会额度购买的商品和金额，用于工会经费报销；您自己付款的其他订单不会提供给工会。
      </View>
    </Page>
  )
}
