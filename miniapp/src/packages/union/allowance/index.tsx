import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonFeed, SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { isOpen } from '../shared/allowance-words'
import { AllowanceHead } from './allowance-head'
import { UsableProducts } from './usable-products'

/** 额度详情 */
export default function AllowancePage() {
  const session = useSession()
  const id = useRouter().params.id ?? ''
  return session ? (
    <Shown userId={session.user.id} id={id} />
  ) : (
    <SignInPrompt title="额度详情" next={pageUrl(pages.allowance, { id })} />
  )
}

function Shown({ userId, id }: { userId: string; id: string }) {
  const allowance = useAnswer(ownName(userId, `allowance-${id}`), () =>
    call('GET /api/union/allowances/{id}', { params: { id } }),
  )
  useShowAgain(() => void allowance.reload())
  const { data, problem } = allowance
  const gone = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  if (data) {
    return (
      <Page title="额度详情" onRefresh={allowance.reload}>
        <AllowanceHead allowance={data} />
        {isOpen(data) ? <UsableProducts userId={userId} allowance={data} /> : null}
      </Page>
    )
  }
  return (
    <Page title="额度详情">
      {gone ? (
        <Empty
          icon="wallet"
          title="没有找到这份额度"
          hint="可能不是发给当前账号的，看看您的其他额度"
          action="我的额度"
          onAction={() => backToPage(pages.allowances)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void allowance.reload()} />
      ) : (
        <>
          <SkeletonRows count={1} />
          <SkeletonFeed />
        </>
      )}
    </Page>
  )
}
