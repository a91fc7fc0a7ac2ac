import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { Chips } from '@/components/Chips'
import { TextField, YuanField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { today } from '@/services/today'
import { Panel } from '@/workbench/figures'
import { FormPage } from '@/workbench/form-page'
import { BudgetChoice } from '../shared/budget-choice'
import type { Office } from '../shared/office-page'
import { GrantPreviewPanel } from './grant-preview'
import { ScopeFields } from './scope-fields'
import { type GrantForm as Form, useGrantForm } from './use-grant-form'

const names = ['春节慰问', '端午慰问', '中秋慰问', '国庆慰问', '消费帮扶']

/** The three parts of a grant, and what it would do. */
export function GrantForm({ office, budgets }: { office: Office; budgets: [Budget, ...Budget[]] }) {
  const form = useGrantForm(office, budgets[0])
  const { draft, errors, change } = form
  const budget = budgets.find(({ id }) => id === draft.budgetId) ?? budgets[0]
  const yearEnd = `${budget.year}-12-31`
  const lasts = [
    { key: today(30), name: '30 天' },
    { key: today(90), name: '90 天' },
    ...(yearEnd > today() ? [{ key: yearEnd, name: '到年底' }] : []),
  ]
  return (
    <FormPage aside={<GrantPreviewPanel form={form} />}>
      <Panel title="1 名称与金额">
        {budgets.length > 1 ? (
          <BudgetChoice
            budgets={budgets}
            chosen={draft.budgetId}
            onChoose={(budgetId) => change({ budgetId })}
          />
        ) : null}
        <TextField
          name="发放名称"
          placeholder="会员会看到这个名称"
          maxLength={30}
          value={draft.name}
          error={errors.name}
          onInput={(name) => change({ name })}
          hint={
            <Chips
              label="常用名称"
              options={names.map((name) => ({ key: name, name }))}
              chosen={[draft.name]}
              onTap={(name) => change({ name })}
            />
          }
        />
        <Amounts office={office} form={form} />
      </Panel>
      <Panel title="2 可以买什么">
        <ScopeFields form={form} />
      </Panel>
      <Panel title="3 有效期">
        <View className="form-pair">
          <DayField
            name="开始日期"
            min={today()}
            value={draft.validFrom}
            error={errors.validFrom}
            onPick={(validFrom) => change({ validFrom })}
          />
          <DayField
            name="截止日期（含）"
            min={today()}
            max={`${budget.year + 1}-12-31`}
            value={draft.validTo}
            error={errors.validTo}
            onPick={(validTo) => change({ validTo })}
          />
        </View>
        <Chips
          label="从今天起多久"
          options={lasts}
          chosen={[draft.validTo]}
          onTap={(validTo) => change({ validTo })}
        />
      </Panel>
    </FormPage>
  )
}

function Amounts({ office: { userId, union }, form }: { office: Office; form: Form }) {
  const { draft, errors, change } = form
  const groups = useAnswer(ownName(userId, `office-groups-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/groups', { params: { id: union.id } }),
  )
  return (
    <>
      <View className="form-field">
        <Chips
          label="怎么发"
          options={[
            { key: 'all', name: '每人一样多', note: `${union.members} 人` },
            { key: 'groups', name: '按分组' },
          ]}
          chosen={[draft.way]}
          onTap={(way) => change({ way })}
        />
      </View>
      {draft.way === 'all' ? (
        <YuanField
          name="每人金额"
          placeholder="0.00"
          value={draft.perMember}
          error={errors.amounts}
          onInput={(perMember) => change({ perMember })}
        />
      ) : (
        <>
          <Note>没有填金额的分组不发。</Note>
          {errors.amounts ? <Note tone="wrong">{errors.amounts}</Note> : null}
          <View className="form-pair">
            {groups.data?.items.map(({ group, members }) => (
              <YuanField
                key={group}
                name={`${group || '未分组'}（${members} 人）`}
                placeholder="不发"
                value={draft.perGroup[group] ?? ''}
                error={errors[`amounts.${group}`]}
                onInput={(text) => change({ perGroup: { ...draft.perGroup, [group]: text } })}
              />
            ))}
          </View>
        </>
      )}
    </>
  )
}
