import { useRouter } from '@tarojs/taro'
import type { ManagedUnit } from '@yuxiang/shared/api/reserved-share-office'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Officers } from './officers'
import { UnitForm } from './unit-form'
import { UnitState } from './unit-state'

/** 平台运营：登记、修改、停用预算单位，经办人 */
export default function BudgetUnitEditPage() {
  const id = useRouter().params.id ?? ''
  const title = id ? '预算单位' : '登记预算单位'
  return (
    <DeskGate desk="operator" title={title} self={pageUrl(pages.budgetUnitEdit, { id })}>
      {(userId) => (
        <DeskPage desk="operator" section="budgetUnits" title={title} below>
          {id ? <Saved userId={userId} id={id} /> : <UnitForm userId={userId} unit={undefined} />}
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Saved({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer<ManagedUnit>(ownName(userId, `managed-unit-${id}`), () =>
    call('GET /api/operations/budget-units/{id}', { params: { id } }),
  )
  return (
    <Answered answer={answer} gone="没有这个预算单位" back={pages.budgetUnits}>
      {(unit) => (
        <BenchColumns
          main={<UnitForm userId={userId} unit={unit} onDone={answer.reload} />}
          aside={
            <>
              <Officers unit={unit} onDone={answer.reload} />
              <UnitState unit={unit} onDone={answer.reload} />
            </>
          }
        />
      )}
    </Answered>
  )
}
