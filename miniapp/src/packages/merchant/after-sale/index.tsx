import { useRouter } from '@tarojs/taro'
import { CaseGoods } from '@/components/AfterSale/goods'
import { CaseParcels } from '@/components/AfterSale/parcels'
import { CaseStatus } from '@/components/AfterSale/status'
import { CaseTimeline } from '@/components/AfterSale/timeline'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { type MerchantCase, useMerchantBar } from './use-merchant-bar'

/** 售后单 */
export default function MerchantCasePage() {
  return (
    <DeskGate desk="merchant" title="售后单">
      {(userId) => <Loader userId={userId} />}
    </DeskGate>
  )
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
      <DeskPage desk="merchant" section="afterSales" below title="售后单">
        {loaded.problem ? (
          <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
        ) : (
          <SkeletonRows count={4} />
        )}
      </DeskPage>
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
    <DeskPage
      desk="merchant"
      section="afterSales"
      below
      title="售后单"
      onRefresh={loaded.reload}
      footBar={one.waitsFor === null ? undefined : bar}
    >
      <CaseStatus one={one} viewer="merchant" onExpired={() => void loaded.reload()} />
      <BenchColumns
        main={
          <>
            <CaseGoods one={one} />
            <CaseParcels key={one.state} one={one} userId={userId} viewer="merchant" />
          </>
        }
        aside={<CaseTimeline entries={one.timeline} />}
      />
      {sheets}
    </DeskPage>
  )
}
