import type { CaseSummary } from '@yuxiang/shared/api/complaint-views'
import { CaseCard } from '@/components/Cases/case-card'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'

/** 我的投诉举报 */
export default function OwnCasesPage() {
  const session = useSession()
  return session ? (
    <Shown userId={session.user.id} />
  ) : (
    <SignInPrompt title="我的投诉举报" next={pages.ownCases} />
  )
}

function Shown({ userId }: { userId: string }) {
  const list = usePagedList<CaseSummary>(ownName(userId, 'own-cases'), ({ cursor }) =>
    call('GET /api/complaints', { query: { ...(cursor ? { cursor } : {}), pageSize: 10 } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <Page title="我的投诉举报" onRefresh={list.refresh}>
      <View className="card">
        <Cell icon="scales" title="发起投诉举报" hint="从订单里选商品，一分钟写完" to={pages.complain} />
        <Cell icon="book" title="投诉举报公示" hint="看看别的投诉是怎么处理的" to={pages.handledCases} />
      </View>
      {list.items.map((one) => (
        <CaseCard key={one.id} one={one} to={pageUrl(pages.ownCase, { id: one.id })} />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="scales"
          title="还没有投诉举报"
          hint="买到不满意的商品，可以先申请售后；说不通的再投诉"
          action="查看我的订单"
          onAction={() => openPage(pages.orders)}
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}
