import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { Chips } from '@/components/Chips'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { FormPage } from '@/workbench/form-page'
import { BudgetChoice } from '../shared/budget-choice'
import type { Office } from '../shared/office-page'
import { AddressFields } from './address-fields'
import { ItemFields } from './item-fields'
import { PurchaseQuotePanel } from './purchase-quote'
import { usePurchaseForm } from './use-purchase-form'

/** What is bought for whom and where it goes, and what it would cost. */
export function PurchaseForm({ office, budgets }: { office: Office; budgets: [Budget, ...Budget[]] }) {
  const { userId, union } = office
  const form = usePurchaseForm(office, budgets[0])
  const { draft, errors, change } = form
  const groups = useAnswer(ownName(userId, `office-groups-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/groups', { params: { id: union.id } }),
  )
  const toggle = (group: string) =>
    change({
      groups: draft.groups.includes(group)
        ? draft.groups.filter((one) => one !== group)
        : [...draft.groups, group],
    })
  return (
    <FormPage aside={<PurchaseQuotePanel form={form} />}>
      <Panel title="1 名称与会员">
        {budgets.length > 1 ? (
          <BudgetChoice
            budgets={budgets}
            chosen={draft.budgetId}
            onChoose={(budgetId) => change({ budgetId })}
          />
        ) : null}
        <TextField
          name="采购名称"
          placeholder="如 中秋慰问品"
          maxLength={30}
          value={draft.name}
          error={errors.name}
          onInput={(name) => change({ name })}
        />
        <View className="form-field">
          <Chips
            label="发给谁"
            options={[
              { key: 'all', name: '全体在册会员', note: `${union.members} 人` },
              { key: 'groups', name: '按分组' },
            ]}
            chosen={[draft.way]}
            onTap={(way) => change({ way })}
          />
        </View>
        {draft.way === 'groups' ? (
          <Chips
            many
            label="分组"
            options={(groups.data?.items ?? []).map(({ group, members }) => ({
              key: group,
              name: group || '未分组',
              note: `${members} 人`,
            }))}
            chosen={draft.groups}
            onTap={toggle}
          />
        ) : null}
        {errors.groups ? <Note tone="wrong">{errors.groups}</Note> : null}
      </Panel>
      <Panel title="2 每人得到什么">
        <ItemFields items={draft.items} error={errors.items} onChange={(items) => change({ items })} />
      </Panel>
      <Panel title="3 送到哪里">
        <View className="form-field">
          <Chips
            label="怎么送"
            options={[
              { key: 'unit', name: '送到单位', note: '由单位分发' },
              { key: 'members', name: '寄给每位会员', note: '最多 500 人' },
            ]}
            chosen={[draft.delivery]}
            onTap={(delivery) => change({ delivery })}
          />
        </View>
        {draft.delivery === 'unit' ? (
          <AddressFields
            userId={userId}
            chosen={draft.addressId}
            error={errors.addressId}
            onChoose={(addressId) => change({ addressId })}
          />
        ) : (
          <Note>
            商家按会员本人的默认收货地址逐个寄出，会员收货即签收。没有加入工会、没有收货地址或不配送地区的会员收不到，试算里会列出。
          </Note>
        )}
      </Panel>
    </FormPage>
  )
}
