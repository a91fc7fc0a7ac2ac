import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { openPage, pages } from '@/services/navigation'
import { type Office, OfficePage } from '../shared/office-page'
import { chooseUnion } from '../shared/office-union'
import { currentBudget, useBudgets } from '../shared/use-budgets'
import { Entries } from './entries'
import { YearInFigures } from './year-in-figures'

/** 工会工作台：一年的预算执行 */
export default function OverviewPage() {
  return (
    <OfficePage
      section="overview"
      title="工会工作台"
      self={pages.office}
      actions={
        <View className="bench__wide">
          <Button size="fit" onTap={() => openPage(pages.officeGrantNew)}>
            新建发放
          </Button>
        </View>
      }
    >
      {(office) => <Overview office={office} />}
    </OfficePage>
  )
}

function Overview({ office }: { office: Office }) {
  const { union, unions } = office
  const budgets = useBudgets(office)
  const [budgetId, setBudgetId] = useState<string>()
  const { items } = budgets
  const budget = items?.find(({ id }) => id === budgetId) ?? currentBudget(items ?? [])
  return (
    <>
      {unions.length > 1 ? (
        <View className="card">
          <Chips
            label="选择工会"
            options={unions.map(({ id, name }) => ({ key: id, name }))}
            chosen={[union.id]}
            onTap={chooseUnion}
          />
        </View>
      ) : null}
      <Entries union={union} />
      {items && items.length > 1 ? (
        <View className="card">
          <Chips
            label="选择年度"
            options={items.map(({ id, year, state }) => ({
              key: id,
              name: `${year} 年`,
              ...(state === 'closed' ? { note: '已结账' } : {}),
            }))}
            chosen={budget ? [budget.id] : []}
            onTap={setBudgetId}
          />
        </View>
      ) : null}
      {budget ? (
        <>
          {budgets.problem ? (
            <View className="card">
              <Note tone="warm">网络连接不上，下面是上次看到的数字</Note>
            </View>
          ) : null}
          <YearInFigures key={budget.id} office={office} budget={budget} />
        </>
      ) : items ? (
        <Empty
          icon="wallet"
          title="还没有年度预算"
          hint="先开立预算，再发放额度或集体采购"
          action="开立预算"
          onAction={() => openPage(pages.officeBudget)}
        />
      ) : budgets.problem ? (
        <Failure problem={budgets.problem} onRetry={() => void budgets.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
      <View className="card">
        <Cell icon="people" title="工会干部" hint="谁能管理本会；增加或移除" to={pages.officeOfficers} />
      </View>
    </>
  )
}
