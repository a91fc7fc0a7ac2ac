import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { periodText } from '@/workbench/china-moment'
import { Fact } from '@/workbench/form-page'
import { audienceText, planRules, scopeText } from '../shared/campaign-words'
import { mostCostFen } from '../shared/most-cost'
import type { CampaignForm } from './use-campaign-form'

/** Says once more what it costs at most, when it holds and for whom, before it is published. */
export function PublishSheet({ form }: { form: CampaignForm }) {
  const { asking, body, busy, publish, close } = form
  if (!body) return null
  const { plan, merchantId } = body
  const most = plan.kind === 'offer' ? mostCostFen(plan) : undefined
  return (
    <Sheet
      open={asking}
      title="发布活动"
      onClose={close}
      foot={
        <Button loading={busy === 'publishing'} onTap={() => void publish()}>
          确认发布
        </Button>
      }
    >
      <Note tone="warm">发布后不能再修改，只能暂停或结束。</Note>
      <Fact name="活动" strong>
        {body.name}
      </Fact>
      {planRules(plan).map((rule) => (
        <Fact key={rule} name="规则">
          {rule}
        </Fact>
      ))}
      <Fact name="时间">{periodText(body.startsAt, body.endsAt)}</Fact>
      {plan.kind === 'offer' ? (
        <>
          <Fact name="给谁">{audienceText(plan.audience)}</Fact>
          <Fact name="范围">{scopeText(plan.scope, merchantId ? '店铺全部商品' : '全场商品')}</Fact>
          <Fact name="最多花费" strong>
            {typeof most === 'number' ? `¥${formatYuan(most)}` : '没有上限'}
          </Fact>
          <View className="panel__hint">由{merchantId ? '店铺' : '平台'}承担。</View>
          {most === null ? (
            <Note tone="warm">没有设预算，也没有总次数：卖多少就让多少。建议设一个预算。</Note>
          ) : null}
        </>
      ) : (
        <Fact name="划线价">{plan.prices.filter(({ originalFen }) => originalFen).length} 个，均已核验</Fact>
      )}
    </Sheet>
  )
}
