import type { Allowance } from '@yuxiang/shared/api/union'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { WechatReminders } from '@/components/WechatReminders'
import { Tap } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { allowanceMessages, isOpen } from '../shared/allowance-words'
import { useMemberships } from '../shared/use-memberships'
import { AllowanceCard } from './allowance-card'
import { Invitation } from './invitation'
import { SumCard } from './sum-card'
import './index.scss'

/** 我的额度 */
export default function AllowancesPage() {
  const session = useSession()
  return session ? (
    <Shown userId={session.user.id} />
  ) : (
    <SignInPrompt title="我的额度" next={pages.allowances} />
  )
}

function Shown({ userId }: { userId: string }) {
  const allowances = useAnswer(ownName(userId, 'allowances'), () => call('GET /api/union/allowances'))
  const memberships = useMemberships(userId)
  const reload = async () => {
    await Promise.all([allowances.reload(), memberships.reload()])
  }
  useShowAgain(() => void reload())
  const invited = memberships.data?.items.filter(({ state }) => state === 'invited') ?? []
  const joined = memberships.data?.items.some(({ state }) => state === 'joined') ?? false
  return (
    <Page title="我的额度" onRefresh={reload}>
      {allowances.problem && !allowances.data ? (
        <Failure problem={allowances.problem} onRetry={() => void reload()} />
      ) : (
        <>
          <SumCard allowances={allowances.data?.items} />
          {joined ? <WechatReminders userId={userId} kinds={allowanceMessages} apart /> : null}
          {invited.map((membership) => (
            <Invitation key={membership.unionId} membership={membership} />
          ))}
          {allowances.data ? (
            <List allowances={allowances.data.items} joined={joined} invited={invited.length > 0} />
          ) : (
            <SkeletonRows count={2} />
          )}
        </>
      )}
    </Page>
  )
}

interface ListProps {
  allowances: Allowance[]
  joined: boolean
  invited: boolean
}

function List({ allowances, joined, invited }: ListProps) {
  const [all, setAll] = useState(false)
  const open = allowances.filter(isOpen)
  const ended = allowances.filter((one) => !isOpen(one))
  if (allowances.length === 0) {
    // The invitation above is the way out.
    if (invited) return null
    return joined ? (
      <Empty icon="wallet" title="工会还没有发放额度" hint="发放节日慰问等额度后，会显示在这里" />
    ) : (
      <Empty
        icon="wallet"
        title="还没有工会额度"
        hint="加入单位工会后，工会发放的节日慰问等额度会显示在这里"
        action="加入工会"
        onAction={() => openPage(pages.membership)}
      />
    )
  }
  return (
    <>
      {open.map((allowance) => (
        <AllowanceCard key={allowance.id} allowance={allowance} />
      ))}
      {ended.length > 0 ? (
        <Tap className="allowances__ended" onTap={() => setAll(!all)}>
          {all ? '收起已结束的额度' : `查看已结束的 ${ended.length} 份额度`}
        </Tap>
      ) : null}
      {all ? ended.map((allowance) => <AllowanceCard key={allowance.id} allowance={allowance} />) : null}
    </>
  )
}
