import { TextField, YuanField } from '@/components/FormField'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import type { CampaignForm } from './use-campaign-form'

/** How often it may be used, what it may cost, and with what it does not stand together. */
export function LimitsPanel({ form: { draft, errors, change } }: { form: CampaignForm }) {
  const platform = draft.merchantId === null
  return (
    <Panel title="3 限制">
      <View className="form-pair">
        <TextField
          name="每人最多几次"
          type="number"
          placeholder="不限"
          maxLength={6}
          value={draft.perPersonLimit}
          error={errors['plan.perPersonLimit']}
          onInput={(perPersonLimit) => change({ perPersonLimit })}
        />
        <TextField
          name="全部最多几次"
          type="number"
          placeholder="不限"
          maxLength={10}
          value={draft.totalLimit}
          error={errors['plan.totalLimit']}
          onInput={(totalLimit) => change({ totalLimit })}
        />
      </View>
      <YuanField
        name={platform ? '预算（必填）' : '预算'}
        placeholder={platform ? '50000' : '不设上限'}
        hint={
          platform ? '平台承担；用完活动自动停止，不会超' : '您的店铺承担；设了预算，用完活动自动停止，不会超'
        }
        value={draft.budget}
        error={errors['plan.budgetFen']}
        onInput={(budget) => change({ budget })}
      />
      <TextField
        name="互斥组"
        placeholder="可以和任何活动叠加"
        maxLength={20}
        hint="填了同一个组名的活动不叠加，系统替买家取最划算的一个；组名不同或不填则可以叠加。"
        value={draft.group}
        error={errors['plan.group']}
        onInput={(group) => change({ group })}
      />
    </Panel>
  )
}
