import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { formatYuan } from '@yuxiang/shared/money'
import type { ReactNode } from 'react'
import { Note } from '@/components/Note'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { periodText } from '@/workbench/china-moment'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { payerText, planRules, stateMark } from '../shared/campaign-words'
import './campaign-terms.scss'

/** What a campaign gives, to whom, when and at whose cost; and what may be done with it. */
export function CampaignTerms({ campaign, acts }: { campaign: Campaign; acts: ReactNode }) {
  const mark = stateMark(campaign)
  const { plan, reason } = campaign
  return (
    <Panel title={campaign.name} side={<Tag tone={mark.tone}>{mark.text}</Tag>}>
      {reason ? (
        <Note tone="warm">
          {campaign.state === 'paused' ? '暂停原因' : '结束原因'}：{reason}
        </Note>
      ) : null}
      <View className="campaign-terms">
        <View className="campaign-terms__rules">
          {planRules(plan).map((rule) => (
            <View key={rule} className="campaign-terms__rule number">
              {rule}
            </View>
          ))}
          {campaign.description ? <View className="panel__hint">{campaign.description}</View> : null}
          {campaign.imageUrl ? (
            <View className="campaign-terms__picture">
              <Picture src={campaign.imageUrl} alt="活动横幅" ratio={40} />
            </View>
          ) : null}
        </View>
        <View className="campaign-terms__facts">
          <Fact name="时间">{periodText(campaign.startsAt, campaign.endsAt)}</Fact>
          <Fact name="谁的活动">
            {campaign.merchantName ?? '平台'}（{payerText(campaign.payer)}）
          </Fact>
          {plan.kind === 'offer' ? (
            <>
              <Fact name="范围">{campaign.scopeText}</Fact>
              <Fact name="对象">{campaign.audienceText ?? '所有人'}</Fact>
              <Fact name="每人最多">
                {plan.perPersonLimit === null ? '不限' : `${plan.perPersonLimit} 次`}
              </Fact>
              <Fact name="全部最多">{plan.totalLimit === null ? '不限' : `${plan.totalLimit} 次`}</Fact>
              <Fact name="预算">
                {plan.budgetFen === null ? '不设上限' : `¥${formatYuan(plan.budgetFen)}`}
              </Fact>
              {plan.group ? <Fact name="互斥组">{plan.group}</Fact> : null}
            </>
          ) : null}
          {campaign.publishedAt ? <Fact name="发布于">{chinaDateTime(campaign.publishedAt)}</Fact> : null}
        </View>
      </View>
      {acts}
    </Panel>
  )
}
