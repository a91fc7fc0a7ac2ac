import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'
import { ApplyForm } from './apply-form'

/** 申请售后 */
export default function ApplyPage() {
  const session = useSession()
  return session ? <Loader userId={session.user.id} /> : <SignInPrompt title="申请售后" />
}

function Loader({ userId }: { userId: string }) {
  const { params } = useRouter()
  const id = params.orderId ?? ''
  const loaded = useAnswer(ownName(userId, `claims-${id}`), async () => {
    const [order, claims] = await Promise.all([
      call('GET /api/orders/{id}', { params: { id } }),
      call('GET /api/orders/{id}/after-sales', { params: { id } }),
    ])
    return { order, claims: claims.lines }
  })
  if (loaded.data?.claims.some((line) => line.claimableQuantity > 0)) {
    return <ApplyForm order={loaded.data.order} claims={loaded.data.claims} reload={loaded.reload} />
  }
  return (
    <Page title="申请售后">
      {loaded.data ? (
        <Empty
          icon="returned"
          title="这个订单现在没有可以申请售后的商品"
          hint="可能都在处理中，或者已过申请期限"
          action="返回订单"
          onAction={() => openPage(pageUrl(pages.order, { id }))}
        />
      ) : loaded.problem ? (
        <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}
