import { useRouter } from '@tarojs/taro'
import type { MeasureInput, SupervisedMerchant } from '@yuxiang/shared/api/supervision'
import { policy } from '@yuxiang/shared/policy'
import { creditRuleNames, termsOfRule } from '@yuxiang/shared/supervision/credit'
import {
  type MeasureKind,
  measureHints,
  measureKinds,
  measureNames,
  productMeasures,
} from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { FormField, LongTextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { Switch } from '@/components/Switch'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { Choices } from '@/workbench/choices'
import { Panel } from '@/workbench/figures'
import { Fact, FormPage } from '@/workbench/form-page'
import { LoadedPage, RegulatorPage } from '../shared/desk'
import { type Draft, emptyDraft, inputOf } from './measure-draft'
import { ProductField } from './product-field'

/** 采取措施：措施、对象、事由与期限 */
export default function MeasureNewPage() {
  const { merchant = '' } = useRouter().params
  return (
    <RegulatorPage section="credits" below title="采取措施" self={pageUrl(pages.measureNew, { merchant })}>
      {(userId) => <Loader userId={userId} id={merchant} />}
    </RegulatorPage>
  )
}

function Loader({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer(ownName(userId, `merchant-credit-${id}`), () =>
    call('GET /api/supervision/merchants/{id}', { params: { id } }),
  )
  return (
    <LoadedPage answer={answer} back={pages.merchantCredits} missing="没有这家商家">
      {(merchant) => <Form merchant={merchant} />}
    </LoadedPage>
  )
}

function Form({ merchant }: { merchant: SupervisedMerchant }) {
  const { params } = useRouter()
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(params))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
  }
  const { kind } = draft
  const send = async () => {
    const when = kind === 'certificationSuspension' || !draft.startsOn ? '立即' : `${draft.startsOn} `
    const about = draft.product && (productMeasures.includes(kind) || kind === 'warning')
    const effect = `${when}生效${about ? `，涉及“${draft.product?.name}”` : ''}：${measureHints[kind]}。`
    const question = `${effect}扣 ${termsOfRule(rules[kind]).points} 信用分，商家会收到通知并可以申诉。`
    if (!(await confirmAct(`对${merchant.name}：${measureNames[kind]}`, question, '采取措施'))) return
    setSending(true)
    try {
      const body: MeasureInput = inputOf(merchant.id, draft)
      await withIdempotencyKey('measure', body, (idempotencyKey) =>
        call('POST /api/supervision/measures', { body, idempotencyKey }),
      )
      toastDone('已生效')
      backToPage(pageUrl(pages.merchantCredit, { id: merchant.id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <FormPage aside={<Effect kind={kind} merchant={merchant} sending={sending} onSend={() => void send()} />}>
      <Panel title="哪一种措施">
        <Choices
          label="哪一种措施"
          chosen={kind}
          options={measureKinds.map((key) => ({
            key,
            name: measureNames[key],
            hint: measureHints[key],
          }))}
          onChoose={(key) => change({ kind: key as MeasureKind })}
        />
      </Panel>
      <Details draft={draft} errors={errors} merchantId={merchant.id} onChange={change} />
    </FormPage>
  )
}

interface DetailsProps {
  draft: Draft
  errors: FieldErrors
  merchantId: string
  onChange: (part: Partial<Draft>) => void
}

/** About what, why, for how long, and who may know. */
function Details({ draft, errors, merchantId, onChange }: DetailsProps) {
  const { kind } = draft
  return (
    <Panel title="事由与期限">
      {productMeasures.includes(kind) || kind === 'warning' ? (
        <ProductField
          merchantId={merchantId}
          isNeeded={kind !== 'warning'}
          isCertified={kind === 'certificationSuspension'}
          value={draft.product}
          error={errors.productId}
          onPick={(product) => onChange({ product })}
        />
      ) : null}
      <LongTextField
        name="事由"
        placeholder="查明的事实与依据，商家会看到；公示的，公众也会看到"
        maxLength={500}
        value={draft.reason}
        error={errors.reason}
        onInput={(reason) => onChange({ reason })}
      />
      {kind === 'certificationSuspension' ? (
        <Note>暂停认定立即生效，解除后恢复，不设期限。</Note>
      ) : (
        <View className="form-pair">
          <DayField
            name="开始（不选为立即）"
            value={draft.startsOn}
            min={today()}
            error={errors.startsAt}
            onPick={(startsOn) => onChange({ startsOn })}
          />
          <DayField
            name={kind === 'blacklist' ? '截止' : '截止（可不选）'}
            value={draft.endsOn}
            min={today(1)}
            error={errors.endsAt}
            onPick={(endsOn) => onChange({ endsOn })}
          />
        </View>
      )}
      {kind === 'blacklist' ? (
        <LongTextField
          name="修复条件"
          placeholder="做到什么可以申请提前移出"
          maxLength={500}
          value={draft.remedy}
          error={errors.remedy}
          onInput={(remedy) => onChange({ remedy })}
        />
      ) : null}
      <FormField name="公示" hint="在商家页与商品页公示措施与事由，不含个人信息">
        <View className="row">
          <Text className="grow">向公众公示</Text>
          <Switch
            on={draft.isPublished}
            label="向公众公示"
            onChange={(isPublished) => onChange({ isPublished })}
          />
        </View>
      </FormField>
    </Panel>
  )
}

const rules = {
  warning: 'warned',
  delisting: 'delisted',
  certificationSuspension: 'certificationSuspended',
  campaignExclusion: 'excluded',
  unionExclusion: 'excluded',
  blacklist: 'blacklisted',
} as const

interface EffectProps {
  kind: MeasureKind
  merchant: SupervisedMerchant
  sending: boolean
  onSend: () => void
}

/** What it will do, before it does. */
function Effect({ kind, merchant, sending, onSend }: EffectProps) {
  const rule = rules[kind]
  const { points, termDays } = termsOfRule(rule)
  return (
    <Panel title={merchant.name}>
      <Fact name="现在信用分">{merchant.credit.score}</Fact>
      <Fact name={creditRuleNames[rule]}>
        −{points} 分，{termDays} 天修复
      </Fact>
      <View className="panel__hint">{measureHints[kind]}</View>
      <View className="panel__hint">
        商家会收到通知，{policy.measureAppeal.value} 天内可以申诉，由您以外的人员处理。
      </View>
      <View className="panel__foot">
        <Button loading={sending} onTap={onSend}>
          采取措施
        </Button>
      </View>
    </Panel>
  )
}
