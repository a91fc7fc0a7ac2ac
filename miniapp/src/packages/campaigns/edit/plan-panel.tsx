import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import { type Bench, isOperator } from '@/workbench/common-page'
import { Panel } from '@/workbench/figures'
import { goodsOf } from '@/workbench/goods-of'
import { effectKindHints, effectKinds } from '../shared/effect-kinds'
import { type EffectKind, emptyTier, type TierDraft } from '../shared/offer-draft'
import { TierFields } from '../shared/tier-fields'
import type { CampaignForm } from './use-campaign-form'

const special = { key: 'specialPrice' as const, name: '限时特价' }

/** What the campaign gives. */
export function PlanPanel({ bench, form }: { bench: Bench; form: CampaignForm }) {
  const { draft, errors, change } = form
  const { offer } = draft
  // A special price lowers what the merchant gets, so only the merchant sets it.
  const kinds = isOperator(bench) ? effectKinds : [...effectKinds, special]
  const chosen = draft.kind === 'specialPrice' ? draft.kind : (offer.tiers[0]?.kind ?? 'less')
  const setTiers = (tiers: TierDraft[]) => change({ offer: { ...offer, tiers } })
  const choose = (kind: EffectKind | 'specialPrice') => {
    if (kind === 'specialPrice') return change({ kind })
    const tiers = offer.tiers.length > 0 ? offer.tiers : [emptyTier(kind)]
    change({ kind: 'offer', offer: { ...offer, tiers: tiers.map((tier) => ({ ...tier, kind })) } })
  }
  return (
    <Panel title="1 给什么优惠">
      <View className="form-field">
        <Chips label="活动类型" options={kinds} chosen={[chosen]} onTap={choose} />
        <View className="form-field__hint">
          {chosen === 'specialPrice'
            ? '在一段时间里按特价卖，旁边可以划掉原价；划线价必须属实'
            : effectKindHints[chosen]}
        </View>
      </View>
      {draft.kind === 'offer' ? (
        <>
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
            path="plan."
            errors={errors}
            filter={goodsOf(draft.merchantId)}
            onChange={setTiers}
          />
        </>
      ) : null}
    </Panel>
  )
}
