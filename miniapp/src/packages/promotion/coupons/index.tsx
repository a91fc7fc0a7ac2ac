import { BatchTicket } from '@/components/BatchTicket'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useClaim } from '@/hooks/use-claim'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { RedeemForm } from './redeem-form'
import './index.scss'

/** 领券中心 */
export default function CouponsPage() {
  const userId = useSession()?.user.id
  return <Shown key={userId ?? ''} userId={userId} />
}

function Shown({ userId }: { userId: string | undefined }) {
  const center = useAnswer(userId ? ownName(userId, 'coupon-center') : 'coupon-center', () =>
    call('GET /api/coupons/center'),
  )
  const { claiming, claim } = useClaim(center.reload, pages.coupons)
  useShowAgain(() => void center.reload())
  const batches = center.data?.items
  return (
    <Page title="领券中心" onRefresh={center.reload}>
      <View className="card">
        <Cell
          icon="ticket"
          title="我的优惠券"
          hint="已领的券在这里，结算时自动选最优惠的"
          to={pages.wallet}
        />
      </View>
      <RedeemForm />
      {batches && batches.length > 0 ? (
        <View className="coupons__list">
          {batches.map((batch) => (
            <BatchTicket key={batch.id} batch={batch} claiming={claiming === batch.id} onClaim={claim} />
          ))}
        </View>
      ) : batches ? (
        <Empty
          icon="ticket"
          title="现在没有可领的优惠券"
          hint="新的优惠券会出现在这里，先看看满减活动吧"
          action="去满减专区"
          onAction={() => openPage(pages.zone)}
        />
      ) : center.problem ? (
        <Failure problem={center.problem} onRetry={() => void center.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}
