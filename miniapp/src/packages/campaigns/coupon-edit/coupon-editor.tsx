import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { View } from '@/elements'
import { periodText } from '@/workbench/china-moment'
import type { Bench } from '@/workbench/common-page'
import { Panel } from '@/workbench/figures'
import { Fact, FormPage } from '@/workbench/form-page'
import { goodsOf } from '@/workbench/goods-of'
import { MomentField } from '@/workbench/moment-field'
import { AudienceField } from '../shared/audience-field'
import { errorsWithin } from '../shared/campaign-errors'
import { audienceText, scopeText, tierRules } from '../shared/campaign-words'
import { channelHints, channelNames } from '../shared/coupon-words'
import { effectKinds } from '../shared/effect-kinds'
import { mostCostFen } from '../shared/most-cost'
import { ScopeFields } from '../shared/scope-fields'
import { TierFields } from '../shared/tier-fields'
import './coupon-editor.scss'
import { type CouponForm, type SavedCoupon, useCouponForm } from './use-coupon-form'

/** What a coupon can be: nothing that is given along. */
const kinds = effectKinds.filter(({ key }) => key !== 'gift' && key !== 'coupon')
const channels = ['center', 'code', 'reward'] as const

/** What a coupon of the batch gives, how it is had, and what all of them come to. */
export function CouponEditor({ bench, saved }: { bench: Bench; saved?: SavedCoupon }) {
  const form = useCouponForm(bench, saved)
  return (
    <FormPage aside={<Summary form={form} />}>
      <Terms bench={bench} form={form} />
      <Panel title="2 哪些商品、给谁">
        <ScopeFields
          scope={form.draft.offer.scope}
          errors={errorsWithin(form.errors, 'scope')}
          filter={goodsOf(form.draft.merchantId)}
          whole={form.draft.merchantId ? '店铺全部商品' : '全场商品'}
          onChange={(scope) => form.change({ offer: { ...form.draft.offer, scope } })}
        />
        <View className="coupon-editor__audience">
          <AudienceField
            audience={form.draft.offer.audience}
            errors={form.errors}
            path="audience"
            byPlatform={form.draft.merchantId === null}
            onChange={(audience) => form.change({ offer: { ...form.draft.offer, audience } })}
          />
        </View>
      </Panel>
      <Giving form={form} />
    </FormPage>
  )
}

function Terms({ bench, form: { draft, errors, saved, change } }: { bench: Bench; form: CouponForm }) {
  const { offer } = draft
  return (
    <Panel title="1 给什么优惠">
      {bench.shops.length > 1 && !saved ? (
        <FormField name="哪家店铺的优惠券">
          <Chips
            label="哪家店铺的优惠券"
            options={bench.shops.map(({ id, name }) => ({ key: id, name }))}
            chosen={[draft.merchantId ?? '']}
            onTap={(merchantId) => change({ merchantId })}
          />
        </FormField>
      ) : null}
      <TextField
        name="优惠券名称"
        placeholder="领到的人会看到，如 年货券"
        maxLength={30}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <View className="form-field">
        <Chips
          label="券的类型"
          options={kinds}
          chosen={[offer.tiers[0]?.kind ?? 'less']}
          onTap={(kind) =>
            change({ offer: { ...offer, tiers: offer.tiers.map((one) => ({ ...one, kind })) } })
          }
        />
      </View>
      <View className="form-field">
        <Chips
          label="按什么算"
          options={[
            { key: 'spend', name: '按金额' },
            { key: 'quantity', name: '按件数' },
          ]}
          chosen={[offer.basis]}
          onTap={(basis) => change({ offer: { ...offer, basis } })}
        />
      </View>
      <TierFields
        bench={bench}
        offer={offer}
        path=""
        errors={errors}
        filter={goodsOf(draft.merchantId)}
        most={1}
        onChange={(tiers) => change({ offer: { ...offer, tiers } })}
      />
    </Panel>
  )
}

function Giving({ form: { draft, errors, change } }: { form: CouponForm }) {
  return (
    <Panel title="3 怎么发">
      <FormField name="怎么发" hint={channelHints[draft.channel]}>
        <Chips
          label="怎么发"
          options={channels.map((key) => ({ key, name: channelNames[key] }))}
          chosen={[draft.channel]}
          onTap={(channel) => change({ channel })}
        />
      </FormField>
      <View className="form-pair">
        <TextField
          name="总张数"
          type="number"
          placeholder="1000"
          maxLength={9}
          value={draft.total}
          error={errors.total}
          onInput={(total) => change({ total })}
        />
        <TextField
          name="每人最多几张"
          type="number"
          maxLength={4}
          value={draft.perPersonLimit}
          error={errors.perPersonLimit}
          onInput={(perPersonLimit) => change({ perPersonLimit })}
        />
      </View>
      <View className="form-pair form-pair--long">
        <MomentField
          name="开始领取"
          value={draft.claimFrom}
          error={errors.claimFrom}
          onPick={(claimFrom) => change({ claimFrom })}
        />
        <MomentField
          name="领取截止"
          value={draft.claimTo}
          error={errors.claimTo}
          onPick={(claimTo) => change({ claimTo })}
        />
        <MomentField
          name="开始使用"
          value={draft.usableFrom}
          error={errors.usableFrom}
          onPick={(usableFrom) => change({ usableFrom })}
        />
        <MomentField
          name="使用截止"
          value={draft.usableTo}
          error={errors.usableTo}
          onPick={(usableTo) => change({ usableTo })}
        />
      </View>
    </Panel>
  )
}

/** All of it once more, and saving. */
function Summary({ form: { draft, body, saved, saving, save, startAgain } }: { form: CouponForm }) {
  const most = body
    ? mostCostFen({ ...body, kind: 'offer', group: null, totalLimit: body.total, budgetFen: null })
    : null
  return (
    <Panel title="一览">
      {body ? (
        <>
          <View className="coupon-editor__rule number">{tierRules(body.basis, body.tiers).join('')}</View>
          <Fact name="怎么发">
            {channelNames[body.channel]}，共 {body.total} 张
          </Fact>
          <Fact name="每人最多">{body.perPersonLimit} 张</Fact>
          <Fact name="领取">{periodText(body.claimFrom, body.claimTo)}</Fact>
          <Fact name="使用">{periodText(body.usableFrom, body.usableTo)}</Fact>
          <Fact name="范围">{scopeText(body.scope, body.merchantId ? '店铺全部商品' : '全场商品')}</Fact>
          <Fact name="给谁">{audienceText(body.audience)}</Fact>
          <Fact name="最多花费" strong>
            {most === null ? '没有上限' : `¥${formatYuan(most)}`}
          </Fact>
          <View className="panel__hint">
            由{draft.merchantId ? '店铺' : '平台'}承担；存为草稿，发布前还会再问。
          </View>
        </>
      ) : (
        <View className="panel__none">填好后，这里列出全部条件和最多花费</View>
      )}
      <View className="coupon-editor__acts">
        <Button loading={saving} onTap={() => void save()}>
          保存草稿
        </Button>
        <Button tone="plain" onTap={() => void startAgain()}>
          {saved ? '放弃改动' : '清空重填'}
        </Button>
      </View>
    </Panel>
  )
}
