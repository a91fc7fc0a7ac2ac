import { useRouter } from '@tarojs/taro'
import { CaseGoods } from '@/components/AfterSale/goods'
import { CaseParcels } from '@/components/AfterSale/parcels'
import { CaseStatus } from '@/components/AfterSale/status'
import { CaseTimeline } from '@/components/AfterSale/timeline'
import { Failure } from '@/components/Failure'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { StaffColumns, StaffPage } from '@/components/StaffPage'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { useSession } from '@/store/session'
import { type MerchantCase, useMerchantBar } from './use-merchant-bar'

/** 售后单 */
export default function MerchantCasePage() {
  const session = useSession()
  return session ? <Loader userId={session.user.id} /> : <SignInPrompt title="售后单" />
}

function Loader({ userId }: { userId: string }) {
  const { params } = useRouter()
  const id = params.id ?? ''
  const loaded = useAnswer(ownName(userId, `merchant-after-sale-${id}`), () =>
    call('GET /api/merchant/after-sales/{id}', { params: { id } }),
  )
  useShowAgain(() => void loaded.reload())
  const one = loaded.data
  if (!one) {
    return (
      <StaffPage title="售后单">
        {loaded.problem ? (
          <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
        ) : (
          <SkeletonRows count={4} />
        )}
      </StaffPage>
    )
  }
  return <Shown one={one} loaded={loaded} userId={userId} />
}

interface Props {
  one: MerchantCase
  loaded: Loaded<MerchantCase>
  userId: string
}

function Shown({ one, loaded, userId }: Props) {
  const { bar, sheets } = useMerchantBar({ one, reload: loaded.reload })
  return (
    <StaffPage title="售后单" onRefresh={loaded.reload} footBar={one.waitsFor === null ? undefined : bar}>
      <CaseStatus one={one} viewer="merchant" onExpired={() => void loaded.reload()} />
      <StaffColumns
        main={
          <>
            <CaseGoods one={one} />
            <CaseParcels key={one.state} one={one} userId={userId} viewer="merchant" />
          </>
        }
        aside={<CaseTimeline entries={one.timeline} />}
      />
      {sheets}
    </StaffPage>
  )
}
