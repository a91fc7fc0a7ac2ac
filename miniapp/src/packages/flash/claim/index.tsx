import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { orderClaim, readClaim } from '../shared/order-claim'
import { Won } from '../shared/won'

/** 抢到之后：确认地址、付款 */
export default function FlashClaimPage() {
  const id = useRouter().params.id ?? ''
  const session = useSession()
  return session ? (
    <Shown id={id} userId={session.user.id} />
  ) : (
    <SignInPrompt title="确认地址" next={pageUrl(pages.flashClaim, { id })} />
  )
}

function Shown({ id, userId }: { id: string; userId: string }) {
  const claim = useAnswer(ownName(userId, `flash-claim-${id}`), () => readClaim(id))
  useShowAgain(() => void claim.reload())
  const choose = async (addressId: string) => {
    await orderClaim(id, addressId).catch(toastProblem)
    await claim.reload()
  }
  const shown = claim.data
  const isUnknown = claim.problem instanceof ApiProblem && claim.problem.status === 404
  return (
    <Page title="确认地址">
      {isUnknown ? (
        <Empty
          icon="gift"
          title="没有这条抢购记录"
          hint="请从“我抢到的”打开"
          action="我抢到的"
          onAction={() => backToPage(pages.flashClaims)}
        />
      ) : shown?.state === 'released' ? (
        <Empty
          icon="gift"
          title={shown.orderId ? '订单已关闭' : '已超过确认地址的时间'}
          hint={`${shown.orderId ? '没有按时付款，或订单已取消；' : ''}商品已释放，积分原样退回`}
          action="我抢到的"
          onAction={() => backToPage(pages.flashClaims)}
        />
      ) : shown ? (
        <Won
          claim={{ ...shown, state: shown.state }}
          userId={userId}
          onChoose={choose}
          onOver={() => void claim.reload()}
          self="flashClaim"
        />
      ) : claim.problem ? (
        <Failure problem={claim.problem} onRetry={() => void claim.reload()} />
      ) : (
        <SkeletonRows count={1} />
      )}
    </Page>
  )
}
