import type { LiveSumKind, LiveSumRow, LiveSums } from '@yuxiang/shared/api/live-reach'
import type { ReactNode } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Money } from '@/components/Money'
import { View } from '@/elements'
import { countText } from '@/services/certification-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Bars } from '@/workbench/bars'
import { Figures, Panel } from '@/workbench/figures'
import { type Column, Table } from '@/workbench/table'
import './shown-sums.scss'

const kindNames: Record<LiveSumKind, string> = {
  session: '场次',
  host: '主播',
  county: '区县',
  product: '商品',
}
const netOf = ({ goodsFen, refundedFen }: { goodsFen: number; refundedFen: number }) => goodsFen - refundedFen

interface Props {
  sums: LiveSums
  by: LiveSumKind
  desk: 'operator' | 'merchant'
  exports: ReactNode
}

export function ShownSums({ sums: { total, items }, by, desk, exports }: Props) {
  const sold = items.filter((row) => netOf(row) > 0)
  return (
    <>
      <Figures
        label="合计"
        figures={[
          { name: '净成交额', fen: netOf(total), hint: '已付款，减去退款' },
          { name: '订单', text: `${countText(total.orders)} 单`, hint: `${total.buyers} 位买家` },
          {
            name: '点击',
            text: `${countText(total.clicks)} 次`,
            hint: `曝光 ${countText(total.exposures)} 次`,
          },
          { name: '已退', fen: total.refundedFen },
        ]}
      />
      {items.length === 0 ? (
        <Empty
          icon="chart"
          title="这段时间没有直播成交"
          hint="换一段时间看看；点击直播后 7 日内付款的订单计入"
        />
      ) : (
        <>
          {sold.length > 1 ? (
            <Panel title={`各${kindNames[by]}净成交额`}>
              <Bars
                label={`各${kindNames[by]}净成交额`}
                bars={distinct(sold).map(({ name, orders, ...row }) => ({
                  name,
                  amountFen: netOf(row),
                  note: `${orders} 单`,
                }))}
              />
            </Panel>
          ) : null}
          <Panel title={`各${kindNames[by]}明细`} side={<View className="live-sums__acts">{exports}</View>}>
            <Table
              label={`各${kindNames[by]}明细`}
              rows={items}
              keyOf={({ key }) => key}
              columns={columnsOf(by, desk)}
            />
            <View className="panel__hint">
              {desk === 'merchant'
                ? '只统计本店商品的订单；曝光与点击是本店直播间的。'
                : '点击直播后 7 日内付款的订单计入，以最后一次点击为准；商家员工与平台人员的订单不计。'}
            </View>
          </Panel>
        </>
      )}
    </>
  )
}

/** Two sessions may have one title: the day tells them apart. */
function distinct(rows: readonly LiveSumRow[]): LiveSumRow[] {
  const names = rows.map(({ name }) => name)
  return rows.map((row) =>
    names.indexOf(row.name) === names.lastIndexOf(row.name) || row.note === ''
      ? row
      : { ...row, name: `${row.name}（${row.note}）` },
  )
}

function columnsOf(by: LiveSumKind, desk: Props['desk']): Column<LiveSumRow>[] {
  const fen = (name: string, of: (row: LiveSumRow) => number): Column<LiveSumRow> => ({
    name,
    kind: 'figure',
    of: (row) => <Money fen={of(row)} size="sm" tone="ink" />,
  })
  const seen: Column<LiveSumRow>[] = [
    { name: '曝光', kind: 'figure', share: 0.7, of: ({ exposures }) => countText(exposures ?? 0) },
    { name: '点击', kind: 'figure', share: 0.7, of: ({ clicks }) => countText(clicks ?? 0) },
  ]
  return [
    {
      name: kindNames[by],
      kind: 'title',
      share: 2.2,
      of: ({ name, note }) => (
        <View>
          {name}
          {note ? <View className="live-sums__note">{note}</View> : null}
        </View>
      ),
    },
    ...(by === 'product' ? [] : seen),
    { name: '订单', kind: 'figure', share: 0.8, of: ({ orders }) => `${countText(orders)} 单` },
    { name: '买家', kind: 'figure', share: 0.8, of: ({ buyers }) => `${buyers} 位` },
    fen('净成交额', netOf),
    fen('已退', ({ refundedFen }) => refundedFen),
    ...(by === 'session' ? [resultColumn(desk)] : []),
  ]
}

const resultColumn = (desk: Props['desk']): Column<LiveSumRow> => ({
  name: '成效',
  kind: 'acts',
  share: 0.8,
  of: ({ key, name, note }) => (
    <Button
      size="small"
      tone="plain"
      label={`成效：${name} ${note}`}
      onTap={() => openPage(pageUrl(pages.liveResult, { id: key, desk }))}
    >
      成效
    </Button>
  ),
})
