import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { useSession } from '@/store/session'
import { ReviewForm } from './review-form'

/** 评价商品: one line of an order after the other */
export default function WriteReviewPage() {
  const session = useSession()
  return session ? <Loader userId={session.user.id} /> : <SignInPrompt title="评价商品" />
}

function Loader({ userId }: { userId: string }) {
  const { params } = useRouter()
  const orderId = params.order
  const waiting = useAnswer(ownName(userId, `review-lines-${orderId}`), () =>
    call('GET /api/reviews/waiting', { query: { orderId, pageSize: 100 } }),
  )
  const lines = waiting.data?.items ?? []
  const line = lines.find((one) => one.orderLineId === params.line) ?? lines[0]
  if (line && !(waiting.loading && waiting.kept)) {
    return (
      <ReviewForm
        key={line.orderLineId}
        userId={userId}
        line={line}
        left={lines.length}
        points={waiting.data?.firstReviewPoints ?? null}
        onWritten={waiting.reload}
      />
    )
  }
  return (
    <Page title="评价商品">
      {waiting.problem ? (
        <Failure problem={waiting.problem} onRetry={() => void waiting.reload()} />
      ) : waiting.data ? (
        <Empty
          icon="star"
          title="没有待评价的商品"
          hint="这个订单的商品都评价过了，或已超过可以评价的时间"
          action="看看我的评价"
          onAction={() => void replacePage(pageUrl(pages.myReviews, { tab: 'written' }))}
        />
      ) : (
        <SkeletonRows count={2} />
      )}
    </Page>
  )
}
