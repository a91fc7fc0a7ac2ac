import { policy } from '@yuxiang/shared/policy'
import { flashEligibilities } from '@yuxiang/shared/states/flash-sale'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { View } from '@/elements'
import { eligibilityNames } from '@/services/flash-words'
import { periodText } from '@/workbench/china-moment'
import { Panel } from '@/workbench/figures'
import { Fact, FormPage } from '@/workbench/form-page'
import { PeriodFields } from '@/workbench/period-fields'
import type { FlashDraft } from './flash-draft'
import { readFlash } from './flash-draft'
import './flash-editor.scss'
import { ItemsPanel } from './items-panel'
import { type FlashForm, useFlashForm } from './use-flash-form'

interface Props {
  userId: string
  saved?: { id: string; draft: FlashDraft }
}

/** When, for whom and what: and beside it what all of it comes to. */
export function FlashEditor({ userId, saved }: Props) {
  const form = useFlashForm(userId, saved)
  const { draft, errors, change } = form
  return (
    <FormPage aside={<Summary form={form} />}>
      <Panel title="1 时间与对象">
        <TextField
          name="场次名称"
          placeholder="买家会看到，如 午间场"
          maxLength={20}
          value={draft.title}
          error={errors.title}
          onInput={(title) => change({ title })}
        />
        <PeriodFields startName="开抢时间" period={draft} errors={errors} onChange={change} />
        <FormField name="谁可以参加" hint={`新人：注册 ${policy.flashNewMember.value} 天内`}>
          <Chips
            label="谁可以参加"
            options={flashEligibilityOptions}
            chosen={[draft.eligibility]}
            onTap={(eligibility) => change({ eligibility })}
          />
        </FormField>
      </Panel>
      <ItemsPanel form={form} />
    </FormPage>
  )
}

const flashEligibilityOptions = flashEligibilities.map((key) => ({ key, name: eligibilityNames[key] }))

function Summary({ form: { draft, isStored, busy, save, publish, discard } }: { form: FlashForm }) {
  const { body } = readFlash(draft)
  const units = body?.items.reduce((sum, item) => sum + item.stockTotal, 0)
  return (
    <Panel title="发布前核对">
      <Fact name="时间">{body ? periodText(body.startsAt, body.endsAt) : '—'}</Fact>
      <Fact name="对象">{eligibilityNames[draft.eligibility]}</Fact>
      <Fact name="商品">{draft.items.length} 种</Fact>
      <Fact name="预留库存" strong>
        {units === undefined ? '—' : `${units} 件`}
      </Fact>
      <View className="panel__hint">
        发布时从商品库存预留，场次结束后剩余自动退回；抢到后 {policy.flashPaymentTimeout.value}{' '}
        分钟内未完成的也会重新放出。商家按商城价结算，差额由平台承担。
      </View>
      <View className="panel__foot flash-editor__foot">
        <Button loading={busy} onTap={() => void publish()}>
          保存并发布
        </Button>
        <Button tone="plain" disabled={busy} onTap={() => void save()}>
          存为草稿
        </Button>
        {isStored ? (
          <Button tone="plain" disabled={busy} onTap={() => void discard()}>
            作废草稿
          </Button>
        ) : null}
      </View>
    </Panel>
  )
}
