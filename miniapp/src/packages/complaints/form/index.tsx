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
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { ComplaintForm } from './complaint-form'
import { keptFiles } from './draft'

type Which = Partial<Record<'orderId' | 'productId' | 'merchantId' | 'traceCode', string>>

/** 投诉举报: opened from an order, a product, a merchant or a scanned code, it knows what it is about. */
export default function ComplainPage() {
  const session = useSession()
  const { orderId, productId, merchantId, traceCode } = useRouter().params
  const which: Which = {
    ...(orderId ? { orderId } : {}),
    ...(productId ? { productId } : {}),
    ...(merchantId ? { merchantId } : {}),
    ...(traceCode ? { traceCode } : {}),
  }
  if (!session) return <SignInPrompt title="投诉举报" next={pageUrl(pages.complain, which)} />
  return Object.keys(which).length > 0 ? <Loader userId={session.user.id} which={which} /> : <Where />
}

/** Opened from nowhere in particular: what it is about is chosen first. */
function Where() {
  return (
    <Page title="投诉举报">
      <Empty
        icon="scales"
        title="要投诉哪件商品？"
        hint="从订单里选最快：商品、商家和批次会自动带上。没有下单的，可以在商品页底部发起"
        action="从我的订单里选"
        onAction={() => openPage(pages.orders)}
      />
    </Page>
  )
}

function Loader({ userId, which }: { userId: string; which: Which }) {
  const subject = Object.values(which).join('-')
  const loaded = useAnswer(ownName(userId, `complaint-start-${subject}`), () => {
    const files = keptFiles(userId, subject)
    return call('GET /api/complaint-start', {
      query: { ...which, ...(files.length > 0 ? { files: files.join(',') } : {}) },
    })
  })
  if (loaded.data)
    return <ComplaintForm userId={userId} subject={subject} start={loaded.data} reload={loaded.reload} />
  const gone = loaded.problem instanceof ApiProblem && [400, 404].includes(loaded.problem.status)
  return (
    <Page title="投诉举报">
      {gone ? (
        <Empty
          icon="scales"
          title="没有找到要投诉的商品或订单"
          action="查看我的订单"
          onAction={() => openPage(pages.orders)}
        />
      ) : loaded.problem ? (
        <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </Page>
  )
}
