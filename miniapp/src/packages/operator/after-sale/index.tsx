import { useRouter } from '@tarojs/taro'
import { CaseGoods } from '@/components/AfterSale/goods'
import { CaseParcels } from '@/components/AfterSale/parcels'
import { CaseStatus } from '@/components/AfterSale/status'
import { CaseTimeline } from '@/components/AfterSale/timeline'
import { Failure } from '@/components/Failure'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { StaffColumns, StaffPage } from '@/components/StaffPage'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { useSession } from '@/store/session'
import { OperatorBar } from './operator-bar'

/** 仲裁处理 */
export default function OperatorCasePage() {
  const session = useSession()
  return session ? <Shown userId={session.user.id} /> : <SignInPrompt title="仲裁处理" />
}

function Shown({ userId }: { userId: string }) {
  const { params } = useRouter()
  const id = params.id ?? ''
  const loaded = useAnswer(ownName(userId, `operator-after-sale-${id}`), () =>
    call('GET /api/operations/after-sales/{id}', { params: { id } }),
  )
  useShowAgain(() => void loaded.reload())
  const one = loaded.data
  if (!one) {
    return (
      <StaffPage title="仲裁处理">
        {loaded.problem ? (
          <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
        ) : (
          <SkeletonRows count={4} />
        )}
      </StaffPage>
    )
  }
  const bar = one.waitsFor === null ? undefined : <OperatorBar one={one} reload={loaded.reload} />
  return (
    <StaffPage title="仲裁处理" onRefresh={loaded.reload} footBar={bar}>
      <CaseStatus one={one} viewer="operator" onExpired={() => void loaded.reload()} />
      <StaffColumns
        main={
          <>
            <CaseGoods one={one} />
            <CaseParcels key={one.state} one={one} userId={userId} viewer="operator" />
          </>
        }
        aside={<CaseTimeline entries={one.timeline} />}
      />
    </StaffPage>
  )
}
