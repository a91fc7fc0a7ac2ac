import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import type { ReactNode } from 'react'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { periodText } from '@/workbench/china-moment'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { payerText, tierRules } from '../shared/campaign-words'
import { batchMark } from '../shared/coupon-mark'
import { channelHints, channelNames } from '../shared/coupon-words'
import './batch-terms.scss'

/** What a coupon of this batch gives, how it is had and when it can be used. */
export function BatchTerms({ batch, acts }: { batch: CouponBatch; acts: ReactNode }) {
  const mark = batchMark(batch)
  return (
    <Panel title={batch.name} side={<Tag tone={mark.tone}>{mark.text}</Tag>}>
      <View className="batch-terms__label number">{tierRules(batch.basis, batch.tiers).join('；')}</View>
      <View className="batch-terms">
        <View className="batch-terms__half">
          <Fact name="怎么发">{channelNames[batch.channel]}</Fact>
          <View className="panel__hint">{channelHints[batch.channel]}</View>
          <Fact name="每人最多">{batch.perPersonLimit} 张</Fact>
          <Fact name="谁的">
            {batch.merchantName ?? '平台'}（{payerText(batch.payer)}）
          </Fact>
        </View>
        <View className="batch-terms__half">
          <Fact name="领取">{periodText(batch.claimFrom, batch.claimTo)}</Fact>
          <Fact name="使用">{periodText(batch.usableFrom, batch.usableTo)}</Fact>
          <Fact name="范围">{batch.scopeText}</Fact>
          <Fact name="对象">{batch.audienceText ?? '所有人'}</Fact>
        </View>
      </View>
      {acts}
    </Panel>
  )
}
