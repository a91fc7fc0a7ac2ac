import { waiverGroundNames } from '@yuxiang/shared/live/waiver'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { ProgressLine } from '@/components/ProgressLine'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { useAnswer } from '@/hooks/use-answer'
import { type Answer, call } from '@/services/api'
import { ownName } from '@/services/kept'
import { monthName } from '@/services/months'
import { BenchColumns } from '@/workbench/bench-page'
import { percentOf } from '@/workbench/chart-figures'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import { RulePanel, shareText, yuanText } from './rule-panel'

type Own = Answer<'GET /api/merchant/fee-waivers'>

export function OwnWaivers({ userId, shop }: { userId: string; shop: { id: string; name: string } }) {
  const answer = useAnswer(ownName(userId, `fee-waivers-${shop.id}`), () =>
    call('GET /api/merchant/fee-waivers', { query: { merchant: shop.id } }),
  )
  if (answer.data) return <Shown own={answer.data} />
  if (answer.problem) return <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
  return <SkeletonRows count={4} />
}

function Shown({ own: { rule, current, items } }: { own: Own }) {
  const wanted = current.isListed ? rule.salesListedFen : rule.salesFen
  const missing = wanted - current.liveSalesFen
  const share = current.isListed || current.isCooperative ? rule.shareListedPerMille : rule.sharePerMille
  const text =
    missing > 0
      ? `再完成 ${yuanText(missing)} 直播成交，可减免手续费的 ${shareText(share)}`
      : `已达标，本月直播成交的手续费可减免 ${shareText(share)}`
  return (
    <>
      <Figures
        label={monthName(current.month)}
        figures={[
          { name: '本月已完成的直播成交', fen: current.liveSalesFen, hint: monthName(current.month) },
          { name: '按现在可减免', fen: current.due?.amountFen ?? 0, hint: '月底后由平台核定' },
          { name: '累计已减免', fen: items.reduce((sum, { amountFen }) => sum + amountFen, 0) },
        ]}
      />
      <BenchColumns
        main={
          <>
            <Panel title="本月进度">
              <ProgressLine
                progress={{
                  text,
                  percent: Math.min(100, percentOf(current.liveSalesFen, wanted)),
                  stands: missing <= 0,
                }}
              />
            </Panel>
            <Panel title="已核定的减免">
              {items.length > 0 ? (
                <Table label="已核定的减免" rows={items} keyOf={({ id }) => id} columns={columns} />
              ) : (
                <Empty icon="coin" title="还没有核定过减免" hint="达标的月份结束后，由平台核定" />
              )}
            </Panel>
          </>
        }
        aside={<RulePanel rule={rule} />}
      />
    </>
  )
}

const columns = [
  { name: '月份', kind: 'title' as const, of: ({ month }: Own['items'][number]) => monthName(month) },
  { name: '理由', of: ({ ground }: Own['items'][number]) => waiverGroundNames[ground] },
  {
    name: '直播成交',
    kind: 'figure' as const,
    of: ({ liveSalesFen }: Own['items'][number]) => <Money fen={liveSalesFen} size="sm" tone="ink" />,
  },
  {
    name: '减免',
    kind: 'figure' as const,
    of: ({ amountFen }: Own['items'][number]) => <Money fen={amountFen} size="sm" tone="ink" />,
  },
  {
    name: '进度',
    of: ({ appliedAt }: Own['items'][number]) =>
      appliedAt ? <Tag>已退回应收</Tag> : <Tag tone="citrus">待下次打款后退回</Tag>,
  },
]
