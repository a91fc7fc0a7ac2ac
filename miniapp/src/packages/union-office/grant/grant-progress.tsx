import type { Grant } from '@yuxiang/shared/api/union-grants'
import type { Progress } from '@yuxiang/shared/api/union-progress'
import { View } from '@/elements'
import { Bars, SplitBar } from '@/workbench/bars'
import { Figures, Panel } from '@/workbench/figures'

/** How a grant is being spent: by how many, how much, on what. */
export function GrantProgress({ grant, progress }: { grant: Grant; progress: Progress }) {
  const { grantedFen, spentFen, heldFen, remainingFen, returnedFen, membersSpent } = progress
  const countBar = ({ name, amountFen, quantity }: Progress['byProduct'][number]) => ({
    name,
    amountFen,
    note: `${quantity} 件`,
  })
  return (
    <>
      <Figures
        label="发放进度"
        figures={[
          { name: '发放金额', fen: grantedFen, hint: `${grant.members} 人` },
          { name: '已消费', fen: spentFen, hint: `${membersSpent} 人用过` },
          {
            name: '还没用过',
            text: `${grant.members - membersSpent} 人`,
            hint: grant.state === 'issued' ? '请在到期前提醒他们' : '未用的已收回',
          },
        ]}
      />
      <Panel title="钱在哪里">
        <SplitBar
          label="发放金额的去向"
          parts={[
            { name: '已消费', amountFen: spentFen, tone: 'spent' },
            { name: '未付款订单占用', amountFen: heldFen, tone: 'bought' },
            { name: '会员未用', amountFen: remainingFen, tone: 'waiting' },
            { name: '已收回预算', amountFen: returnedFen, tone: 'free' },
          ]}
        />
      </Panel>
      {spentFen > 0 ? (
        <View className="panels">
          <Panel title="按区县">
            <Bars label="按区县消费" bars={progress.byCounty.map(countBar)} />
          </Panel>
          <Panel title="按产品">
            <Bars label="按产品消费" bars={progress.byProduct.map(countBar)} />
          </Panel>
        </View>
      ) : null}
    </>
  )
}
