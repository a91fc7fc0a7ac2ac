import type { CaseKind } from '@yuxiang/shared/complaints/words'
import { policy } from '@yuxiang/shared/policy'
import { Chips } from '@/components/Chips'
import { LongTextField, TextField, YuanField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { today } from '@/services/today'
import { Choices } from '@/workbench/choices'
import type { Wish } from './draft'
import type { Form } from './use-complaint-form'

const kinds: readonly { key: CaseKind; name: string }[] = [
  { key: 'quality', name: '东西有问题' },
  { key: 'price', name: '价格不对' },
  { key: 'service', name: '服务不好' },
  { key: 'falseCertification', name: '不是真的帮扶产品' },
]

/** What kind of thing happened. */
export function KindCard({ form: { draft, errors, change } }: { form: Form }) {
  return (
    <View className="card">
      <View className="section-title" role="heading">
        是什么问题？
      </View>
      <View className="complain__chips">
        <Chips
          label="是什么问题"
          options={kinds}
          chosen={draft.kind ? [draft.kind] : []}
          onTap={(kind) => change({ kind }, 'kind')}
        />
      </View>
      {errors.kind ? (
        <View className="complain__error" role="alert">
          {errors.kind}
        </View>
      ) : null}
    </View>
  )
}

const asks: Record<CaseKind, string> = {
  quality: '什么时候收到、哪里不好、和商家怎么说的',
  price: '标价多少、实际收了多少、和哪里的价格不一样',
  service: '商家怎么做的、您怎么和他们沟通的',
  falseCertification: '哪里写着帮扶产品、为什么觉得不真实',
}

/** What happened, and for a price where and when it was seen. */
export function StoryCard({ form: { draft, errors, change } }: { form: Form }) {
  const isPrice = draft.kind === 'price'
  return (
    <View className="card">
      <View className="section-title complain__ask" role="heading">
        发生了什么？
      </View>
      <LongTextField
        name="事情经过"
        placeholder={asks[draft.kind ?? 'quality']}
        maxLength={2_000}
        value={draft.description}
        error={errors.description}
        onInput={(description) => change({ description }, 'description')}
      />
      {isPrice ? (
        <TextField
          name="在哪里看到的"
          placeholder="商品页、直播间、宣传单或店里"
          maxLength={100}
          value={draft.seenWhere}
          error={errors.seenWhere}
          onInput={(seenWhere) => change({ seenWhere }, 'seenWhere')}
        />
      ) : null}
      <DayField
        name={isPrice ? '哪天看到的' : '哪天发生的（选填）'}
        value={draft.happenedOn}
        max={today()}
        error={errors.happenedOn}
        onPick={(happenedOn) => change({ happenedOn }, 'happenedOn')}
      />
    </View>
  )
}

const wishes: readonly { key: Wish; name: string; hint: string }[] = [
  { key: 'solve', name: '帮我把钱或货的事解决', hint: '市场监管部门组织您和商家调解' },
  { key: 'investigate', name: '查一查这个商家', hint: '核查是否违法，商家不会知道是谁反映的' },
  { key: 'both', name: '两样都要', hint: '同时调解和核查，各有各的期限' },
]

/** What is wished: the tracks follow from it. */
export function WishCard({ form: { draft, errors, change } }: { form: Form }) {
  const { wish } = draft
  return (
    <View className="card">
      <View className="section-title" role="heading">
        您希望怎么处理？
      </View>
      <Choices
        label="您希望怎么处理"
        options={wishes}
        chosen={wish ?? ''}
        onChoose={(key) => change({ wish: key as Wish }, 'track')}
      />
      {errors.track ? (
        <View className="complain__error" role="alert">
          {errors.track}
        </View>
      ) : null}
      {wish ? (
        <Note>
          {wish === 'investigate'
            ? ''
            : `调解（投诉）：${policy.complaintAccepted.value} 个工作日内答复是否受理，受理后最迟 ${policy.complaintMediated.value} 个工作日有结果。`}
          {wish === 'solve'
            ? ''
            : `核查（举报）：${policy.reportVerified.value} 个工作日内决定是否立案，决定后 ${policy.reportTold.value} 个工作日内告知留下姓名的人。`}
        </Note>
      ) : null}
    </View>
  )
}

const usualDemands = ['退款', '退货退款', '换货', '赔偿损失', '赔礼道歉']

/** What is asked for, and how much of it is money. */
export function DemandCard({ form: { draft, errors, change } }: { form: Form }) {
  const optional = draft.wish === 'investigate' ? '（选填）' : ''
  return (
    <View className="card">
      <View className="section-title" role="heading">
        您的诉求{optional}
      </View>
      <LongTextField
        name="诉求"
        placeholder="想要商家怎么做"
        maxLength={500}
        value={draft.demand}
        error={errors.demand}
        onInput={(demand) => change({ demand }, 'demand')}
        hint={
          <Chips
            label="常见诉求"
            options={usualDemands.map((one) => ({ key: one, name: one }))}
            chosen={[draft.demand]}
            onTap={(demand) => change({ demand }, 'demand')}
          />
        }
      />
      {draft.wish === 'investigate' ? null : (
        <YuanField
          name="涉及金额（选填）"
          placeholder="0.00"
          value={draft.yuan}
          error={errors.demandFen}
          onInput={(yuan) => change({ yuan }, 'demandFen')}
        />
      )}
    </View>
  )
}
