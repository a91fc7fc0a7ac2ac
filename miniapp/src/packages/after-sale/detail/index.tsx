import { useRouter } from '@tarojs/taro'
import type { AfterSaleDetail } from '@yuxiang/shared/api/aftersales'
import { CaseGoods } from '@/components/AfterSale/goods'
import { CaseParcels } from '@/components/AfterSale/parcels'
import { CaseStatus } from '@/components/AfterSale/status'
import { CaseTimeline } from '@/components/AfterSale/timeline'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { useBuyerBar } from './use-buyer-bar'

/** 售后详情 */
export default function CasePage() {
  const session = useSession()
  return session ? <Loader userId={session.user.id} /> : <SignInPrompt title="售后详情" />
}

function Loader({ userId }: { userId: string }) {
  const { params } = useRouter()
  const id = params.id ?? ''
  const loaded = useAnswer(ownName(userId, `after-sale-${id}`), () =>
    call('GET /api/after-sales/{id}', { params: { id } }),
  )
  useShowAgain(() => void loaded.reload())
  if (loaded.data) return <Shown one={loaded.data} loaded={loaded} userId={userId} />
  const gone = loaded.problem instanceof ApiProblem && [400, 404].includes(loaded.problem.status)
  return (
    <Page title="售后详情">
      {gone ? (
        <Empty
          icon="returned"
          title="没有找到这笔售后"
          action="查看我的售后"
          onAction={() => openPage(pages.afterSales)}
        />
      ) : loaded.problem ? (
        <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}

interface Props {
  one: AfterSaleDetail
  loaded: Loaded<AfterSaleDetail>
  userId: string
}

function Shown({ one, loaded, userId }: Props) {
  const { bar, sheets } = useBuyerBar({ one, reload: loaded.reload })
  return (
    <Page title="售后详情" onRefresh={loaded.reload} footBar={one.waitsFor === null ? undefined : bar}>
      <CaseStatus one={one} viewer="buyer" onExpired={() => void loaded.reload()} />
      <CaseParcels key={one.state} one={one} userId={userId} viewer="buyer" />
      <CaseGoods one={one} />
      <CaseTimeline entries={one.timeline} />
      <View className="card">
        <Cell
          icon="scales"
          title="投诉举报"
          hint="对处理不满意，请市场监管部门调解"
          to={pageUrl(pages.complain, { orderId: one.orderId })}
        />
      </View>
      {sheets}
    </Page>
  )
}
