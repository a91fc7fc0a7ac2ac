import type { Budget } from '@yuxiang/shared/api/union-budgets'
import type { Progress } from '@yuxiang/shared/api/union-progress'
import { useEffect, useRef } from 'react'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Bars, Columns, type Part, SplitBar } from '@/workbench/bars'
import { Figures, Panel } from '@/workbench/figures'
import { monthsOf } from '../shared/months'
import type { Office } from '../shared/office-page'

/** How a year's budget is being spent: sums, where the money is, and on what it went. */
export function YearInFigures({ office, budget: newest }: { office: Office; budget: Budget }) {
  const figures = useFigures(office, newest)
  if (!figures.data) {
    return figures.problem ? (
      <Failure problem={figures.problem} onRetry={() => void figures.reload()} />
    ) : (
      <SkeletonRows count={3} />
    )
  }
  const { budget, progress: data } = figures.data
  const spent = data.spentFen > 0
  return (
    <>
      <Figures
        label={`${budget.year} 年预算`}
        figures={[
          { name: `${budget.year} 年预算`, fen: budget.amountFen },
          { name: '已安排', fen: budget.committedFen, hint: '已发放与集体采购' },
          { name: '可用余额', fen: budget.availableFen, hint: '还可以发放或采购' },
          {
            name: '会员已消费',
            fen: data.spentFen,
            hint: `${data.membersSpent} / ${data.membersGranted} 人用过`,
          },
          {
            name: '30 天内到期',
            fen: data.expiringSoonFen,
            hint: data.expiringSoonFen > 0 ? '提醒会员尽快使用' : '没有快到期的额度',
            warm: data.expiringSoonFen > 0,
          },
        ]}
      />
      <Panel title="钱在哪里">
        <SplitBar label="预算的去向" parts={partsOf(budget, data)} />
      </Panel>
      <Panel title="按月消费">
        {spent ? (
          <Columns label="按月消费，元" bars={monthsOf(budget.year, data.byMonth)} />
        ) : (
          <View className="panel__none">会员还没有用额度买过东西</View>
        )}
      </Panel>
      {spent ? (
        <View className="panels">
          <Panel title="按区县">
            <Bars label="按区县消费" bars={data.byCounty.map(countBar)} />
          </Panel>
          <Panel title="按产品">
            <Bars label="按产品消费" bars={data.byProduct.map(countBar)} />
          </Panel>
        </View>
      ) : null}
    </>
  )
}

/**
 * A budget with its progress, asked for again with every new answer about the budget. Both are shown together: their
 * difference, taken between answers of two moments, would be money that nobody spent.
 */
function useFigures({ userId }: Office, budget: Budget) {
  const figures = useAnswer(ownName(userId, `office-figures-${budget.id}`), async () => ({
    budget,
    progress: await call('GET /api/union-office/budgets/{id}/progress', { params: { id: budget.id } }),
  }))
  const { reload } = figures
  const asked = useRef(budget)
  useEffect(() => {
    if (asked.current === budget) return
    asked.current = budget
    void reload()
  }, [budget, reload])
  return figures
}

const countBar = ({ name, amountFen, quantity }: Progress['byProduct'][number]) => ({
  name,
  amountFen,
  note: `${quantity} 件`,
})

/** Where each fen of the budget is now; the parts sum to it. */
function partsOf(budget: Budget, { spentFen, heldFen, remainingFen }: Progress): Part[] {
  const withMembersFen = heldFen + remainingFen
  return [
    { name: '会员已消费', amountFen: spentFen, tone: 'spent' },
    { name: '集体采购', amountFen: budget.committedFen - spentFen - withMembersFen, tone: 'bought' },
    { name: '在会员手中', amountFen: withMembersFen, tone: 'waiting' },
    budget.returnedFen === null
      ? { name: '可用余额', amountFen: budget.availableFen, tone: 'free' }
      : { name: '结账退回', amountFen: budget.returnedFen, tone: 'free' },
  ]
}
