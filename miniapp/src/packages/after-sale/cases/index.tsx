import type { AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import { CaseCard } from '@/components/AfterSale/card'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'

/** 退款/售后 */
export default function CasesPage() {
  const session = useSession()
  return session ? (
    <Shown userId={session.user.id} />
  ) : (
    <SignInPrompt title="退款/售后" next={pages.afterSales} />
  )
}

function Shown({ userId }: { userId: string }) {
  const list = usePagedList<AfterSaleSummary>(ownName(userId, 'after-sales'), ({ cursor }) =>
    call('GET /api/after-sales', { query: { cursor, pageSize: 10 } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <Page title="退款/售后" onRefresh={list.refresh}>
      {list.items.map((one) => (
        <CaseCard key={one.id} one={one} viewer="buyer" to={pages.afterSale} />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="returned"
          title="没有售后记录"
          hint="商品有问题时，可以在订单详情里申请售后"
          action="查看我的订单"
          onAction={() => openPage(pages.orders)}
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}
