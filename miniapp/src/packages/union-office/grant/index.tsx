import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { type Office, OfficePage } from '../shared/office-page'
import { GrantHead } from './grant-head'
import { GrantProgress } from './grant-progress'
import { MemberShares } from './member-shares'

/** 一次发放：进度、每人情况、收回 */
export default function GrantPage() {
  const id = useRouter().params.id ?? ''
  return (
    <OfficePage section="grants" title="发放详情" below self={pageUrl(pages.officeGrant, { id })}>
      {(office) => <Shown office={office} id={id} />}
    </OfficePage>
  )
}

function Shown({ office: { userId }, id }: { office: Office; id: string }) {
  const answer = useAnswer(ownName(userId, `office-grant-${id}`), () =>
    call('GET /api/union-office/grants/{id}', { params: { id } }),
  )
  useShowAgain(() => void answer.reload())
  const { data, problem } = answer
  if (data) {
    return (
      <>
        <GrantHead grant={data.grant} onWithdrawn={answer.reload} />
        <GrantProgress grant={data.grant} progress={data.progress} />
        <MemberShares userId={userId} grant={data.grant} />
      </>
    )
  }
  if (problem instanceof ApiProblem && problem.status === 404) {
    return (
      <Empty
        icon="coin"
        title="没有找到这次发放"
        action="发放记录"
        onAction={() => backToPage(pages.officeGrants)}
      />
    )
  }
  return problem ? (
    <Failure problem={problem} onRetry={() => void answer.reload()} />
  ) : (
    <SkeletonRows count={3} />
  )
}
