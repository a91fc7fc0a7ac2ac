import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { goodsOf } from '@/workbench/goods-of'
import { AudienceField } from '../shared/audience-field'
import { errorsWithin } from '../shared/campaign-errors'
import { ScopeFields } from '../shared/scope-fields'
import './scope-panel.scss'
import type { CampaignForm } from './use-campaign-form'

/** Which products count, and for whom. */
export function ScopePanel({ form }: { form: CampaignForm }) {
  const { draft, errors, change } = form
  const { offer } = draft
  return (
    <Panel title="2 哪些商品、给谁">
      <ScopeFields
        scope={offer.scope}
        errors={errorsWithin(errors, 'plan.scope')}
        filter={goodsOf(draft.merchantId)}
        whole={draft.merchantId ? '店铺全部商品' : '全场商品'}
        onChange={(scope) => change({ offer: { ...offer, scope } })}
      />
      <View className="scope-panel__audience">
        <AudienceField
          audience={offer.audience}
          errors={errors}
          path="plan.audience"
          byPlatform={draft.merchantId === null}
          onChange={(audience) => change({ offer: { ...offer, audience } })}
        />
      </View>
    </Panel>
  )
}
