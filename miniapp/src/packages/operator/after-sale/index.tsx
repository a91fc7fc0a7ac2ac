import { useRouter } from '@tarojs/taro'
import type { AfterSaleDetail } from '@yuxiang/shared/api/aftersales'
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
import { useOperatorBar } from './use-operator-bar'

/** 仲裁处理 */
export default function OperatorCasePage() {
  return (
    <DeskGate desk="operator" title="仲裁处理">
      {(userId) => <Loader userId={userId} />}
    </DeskGate>
  )
}

function Loader({ userId }: { userId: string }) {
  const { params } = useRouter()
  const id = params.id ?? ''
  const loaded = useAnswer(ownName(userId, `operator-after-sale-${id}`), () =>
    call('GET /api/operations/after-sales/{id}', { params: { id } }),
  )
  useShowAgain(() => void loaded.reload())
  const one = loaded.data
  if (!one) {
    return (
      <DeskPage desk="operator" section="afterSales" below title="仲裁处理">
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
  one: AfterSaleDetail
  loaded: Loaded<AfterSaleDetail>
  userId: string
}

function Shown({ one, loaded, userId }: Props) {
  const { bar, sheets } = useOperatorBar({ one, reload: loaded.reload })
  return (
    <DeskPage
      desk="operator"
      section="afterSales"
      below
      title="仲裁处理"
      onRefresh={loaded.reload}
      footBar={one.waitsFor === null ? undefined : bar}
    >
      <CaseStatus one={one} viewer="operator" onExpired={() => void loaded.reload()} />
      <BenchColumns
        main={
          <>
            <CaseGoods one={one} />
            <CaseParcels key={one.state} one={one} userId={userId} viewer="operator" />
          </>
        }
        aside={<CaseTimeline entries={one.timeline} />}
      />
      {sheets}
    </DeskPage>
  )
}
