import type { Distribution } from '@yuxiang/shared/api/union-purchases'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { DistributionCard } from './distribution-card'

/** 集体采购签收 */
export default function DistributionsPage() {
  const session = useSession()
  return session ? (
    <Shown userId={session.user.id} />
  ) : (
    <SignInPrompt title="集体采购签收" next={pages.distributions} />
  )
}

function Shown({ userId }: { userId: string }) {
  const [signing, setSigning] = useState<string | null>(null)
  const distributions = useAnswer(ownName(userId, 'distributions'), () =>
    call('GET /api/union/distributions'),
  )
  const { data, problem, reload } = distributions

  const sign = async ({ id, purchaseName }: Distribution) => {
    const content = `请确认“${purchaseName}”的物品已经拿到。签收会记入工会的签收表，不能撤回。`
    if (!(await confirmAct('确认签收', content, '确认签收'))) return
    setSigning(id)
    try {
      await call('POST /api/union/distributions/{id}/sign', { params: { id } })
      toastDone('已签收')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await reload()
    setSigning(null)
  }
  return (
    <Page title="集体采购签收" onRefresh={reload}>
      {data?.items.map((distribution) => (
        <DistributionCard
          key={distribution.id}
          distribution={distribution}
          signing={signing === distribution.id}
          onSign={() => void sign(distribution)}
        />
      ))}
      {data ? (
        data.items.length === 0 ? (
          <Empty icon="parcel" title="没有要签收的物品" hint="工会集体采购的慰问品发给您后，在这里签收" />
        ) : null
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={2} />
      )}
    </Page>
  )
}
