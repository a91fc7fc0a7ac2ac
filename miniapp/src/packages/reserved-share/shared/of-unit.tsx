import type { BudgetUnitView } from '@yuxiang/shared/api/reserved-share'
import type { ReactNode } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { useStore } from '@/store/create-store'
import { budgetUnitStore, chooseUnit, chosenUnit } from './chosen-unit'

/** The unit somebody acts for, with a choice where there are several. */
export function OfUnit({
  userId,
  children,
}: {
  userId: string
  children: (unit: BudgetUnitView) => ReactNode
}) {
  const { data, problem, reload } = useAnswer(ownName(userId, 'budget-units'), () =>
    call('GET /api/budget-unit/units'),
  )
  const chosen = useStore(budgetUnitStore)
  if (!data) {
    return problem ? <Failure problem={problem} onRetry={() => void reload()} /> : <SkeletonRows count={5} />
  }
  const unit = chosenUnit(data.items, chosen)
  if (!unit) {
    return (
      <Empty
        icon="book"
        title="您现在不是任何预算单位的经办人"
        hint="由平台运营登记单位和经办人"
        action="回到我的"
        onAction={() => openPage(pages.mine)}
      />
    )
  }
  return (
    <>
      {data.items.length > 1 ? (
        <View className="card">
          <Chips
            label="选择单位"
            options={data.items.map(({ id, name }) => ({ key: id, name }))}
            chosen={[unit.id]}
            onTap={chooseUnit}
          />
        </View>
      ) : null}
      {unit.closedReason === null ? null : (
        <View className="card">
          <Note tone="warm">这个单位已停用（{unit.closedReason}），历年填报与采购仍可查看</Note>
        </View>
      )}
      {children(unit)}
    </>
  )
}
