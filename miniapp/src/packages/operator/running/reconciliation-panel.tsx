import { formatYuan } from '@yuxiang/shared/money'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { type Answer, call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

type Day = Answer<'GET /api/operations/reconciliations'>['items'][number]

const daysShown = 31
const kindNames: Record<string, string> = {
  missingAtOurs: '微信有付款，平台没有',
  missingAtWechat: '平台有付款，微信没有',
  amountDiffers: '金额不一致',
  refundMissingAtOurs: '微信有退款，平台没有',
  refundMissingAtWechat: '平台有退款，微信没有',
}

/** The days of the last month, those that differ with each difference by name. */
export function ReconciliationPanel({ userId }: { userId: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, 'reconciliations'), () =>
    call('GET /api/operations/reconciliations', { query: { pageSize: daysShown } }),
  )
  if (!data) {
    return problem ? <Failure problem={problem} onRetry={() => void reload()} /> : <SkeletonRows count={3} />
  }
  const different = data.items.filter(({ differences }) => differences.length > 0)
  return (
    <Panel title="微信支付对账">
      {data.items.length === 0 ? (
        <Empty icon="wallet" title="还没有对账结果" hint="每天上午取回前一天的账单，与平台逐笔核对" />
      ) : (
        <>
          <Table
            label="每日对账"
            rows={data.items}
            keyOf={({ date }) => date}
            columns={[
              { name: '日期', kind: 'title', of: ({ date }) => date },
              { name: '平台', kind: 'figure', of: ({ oursFen }) => `¥${formatYuan(oursFen)}` },
              { name: '微信', kind: 'figure', of: ({ wechatFen }) => `¥${formatYuan(wechatFen)}` },
              { name: '结果', share: 0.8, of: resultOf },
            ]}
          />
          {different.flatMap(({ date, differences }) =>
            differences.map(({ outTradeNo, kind, detail }) => (
              <View key={`${date}${outTradeNo}${kind}`} className="panel__hint">
                {date} {kindNames[kind] ?? kind}：{outTradeNo}，{detail}
              </View>
            )),
          )}
        </>
      )}
    </Panel>
  )
}

const resultOf = ({ differences }: Day) =>
  differences.length === 0 ? <Tag tone="green">一致</Tag> : <Tag>{`${differences.length} 笔不符`}</Tag>
