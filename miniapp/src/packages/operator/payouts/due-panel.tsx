import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { ownName } from '@/services/kept'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

/** What could be paid now, and beginning to pay it. */
export function DuePanel({ userId, onStarted }: { userId: string; onStarted: () => void }) {
  const [busy, setBusy] = useState(false)
  const answer = useAnswer(ownName(userId, 'payouts-due'), () => call('GET /api/operations/payouts/due'))
  const due = answer.data
  if (!due) {
    return answer.problem ? (
      <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
    ) : (
      <SkeletonRows count={4} />
    )
  }
  const start = async () => {
    const words = `共 ${due.merchants} 家、¥${formatYuan(due.amountFen)}。开始后货款冻结为在途，银行打款后逐笔登记回单。`
    if (!(await confirmAct('开始一批打款', words, '开始'))) return
    setBusy(true)
    try {
      const body = { merchantIds: due.items.map(({ merchantId }) => merchantId).slice(0, 500) }
      await withIdempotencyKey('payout-run', { ...body, amountFen: due.amountFen }, (idempotencyKey) =>
        call('POST /api/operations/payout-runs', { body, idempotencyKey }),
      )
      toastDone('已开始')
      onStarted()
    } catch (thrown) {
      toastProblem(thrown)
      await answer.reload()
    }
    setBusy(false)
  }
  return (
    <>
      <Figures
        label="可打款"
        figures={[
          { name: '商家', text: `${due.merchants} 家` },
          { name: '应收', fen: due.receivableFen },
          { name: '手续费', fen: due.feeFen },
          { name: '实际打款', fen: due.amountFen },
          { name: '在途', fen: due.underwayFen, warm: due.underwayFen > 0 },
        ]}
      />
      <Panel
        title="各商家"
        side={
          due.items.length > 0 ? (
            <Button size="fit" loading={busy} onTap={() => void start()}>
              开始打款
            </Button>
          ) : null
        }
      >
        {due.items.length > 0 ? (
          <Table
            label="可打款的商家"
            rows={due.items}
            keyOf={({ merchantId }) => merchantId}
            columns={[
              { name: '商家', kind: 'title', share: 2, of: ({ merchantName }) => merchantName },
              {
                name: '应收',
                kind: 'figure',
                of: ({ receivableFen }) => <Money fen={receivableFen} size="sm" tone="ink" />,
              },
              {
                name: '手续费',
                kind: 'figure',
                of: ({ feeFen }) => <Money fen={feeFen} size="sm" tone="ink" />,
              },
              {
                name: '打款',
                kind: 'figure',
                of: ({ amountFen }) => <Money fen={amountFen} size="sm" tone="ink" />,
              },
            ]}
          />
        ) : (
          <Empty
            icon="wallet"
            title="没有可打款的货款"
            hint="订单完成后货款记入商家应收；在途的商家等上一笔结束"
          />
        )}
        <View className="panel__hint">有一笔在途的商家不再开始第二笔；退款多于应收的商家不列出。</View>
      </Panel>
    </>
  )
}
