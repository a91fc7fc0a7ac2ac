import { useRouter } from '@tarojs/taro'
import type { VenueSales } from '@yuxiang/shared/api/venue-desk'
import type { VenueKind } from '@yuxiang/shared/api/venues'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Scroller, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { today } from '@/services/today'
import { venueKindNames } from '@/services/venue-words'
import { Columns } from '@/workbench/bars'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import './index.scss'

const periods = [
  { key: '7', name: '近 7 天' },
  { key: '30', name: '近 30 天' },
  { key: '90', name: '近 90 天' },
] as const
const kinds: { key: VenueKind | 'all'; name: string }[] = [
  { key: 'all', name: '全部' },
  ...(Object.keys(venueKindNames) as VenueKind[]).map((key) => ({ key, name: venueKindNames[key] })),
]

/** 场馆成交: orders placed after a scan, by venue and by day. */
export default function VenueSalesPage() {
  return (
    <DeskGate desk="operator" title="场馆成交" self={pages.operatorVenueSales}>
      {(userId) => <Sales userId={userId} />}
    </DeskGate>
  )
}

function Sales({ userId }: { userId: string }) {
  const venue = useRouter().params.venue
  const [days, setDays] = useState<'7' | '30' | '90'>('30')
  const [kind, setKind] = useState<VenueKind | 'all'>('all')
  const [exporting, setExporting] = useState(false)
  const query = {
    from: today(1 - Number(days)),
    to: today(),
    ...(venue ? { venue } : {}),
    ...(kind === 'all' ? {} : { kind }),
  }
  const answer = useAnswer(ownName(userId, `venue-sales-${JSON.stringify(query)}`), () =>
    call('GET /api/operations/venue-sales', { query }),
  )
  const download = async () => {
    setExporting(true)
    try {
      const { downloadUrl } = await call('POST /api/operations/venue-sales/files', { body: query })
      await openDocument(downloadUrl)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setExporting(false)
  }
  return (
    <DeskPage
      desk="operator"
      section="venueSales"
      title="场馆成交"
      onRefresh={answer.reload}
      actions={
        <Button size="fit" tone="line" loading={exporting} onTap={() => void download()}>
          导出 XLSX
        </Button>
      }
    >
      <View className="venue-sales__filters">
        <Chips label="时间" options={periods} chosen={[days]} onTap={setDays} />
        {venue ? null : <Chips label="哪一类场馆" options={kinds} chosen={[kind]} onTap={setKind} />}
      </View>
      {answer.data ? (
        <Shown sales={answer.data} />
      ) : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </DeskPage>
  )
}

/** Days are named by their number, the first of a month with it. */
const dayName = (day: string) => {
  const [, month, date] = day.split('-').map(Number)
  return date === 1 ? `${month}/1` : String(date)
}

function Shown({ sales: { total, venues, days } }: { sales: VenueSales }) {
  if (venues.length === 0) {
    return <Empty icon="shop" title="没有这样的场馆" hint="换一类看看，或先新建场馆" />
  }
  return (
    <>
      <Figures
        label="合计"
        figures={[
          { name: '扫码成交', fen: total.amountFen, hint: '已付款' },
          { name: '订单', text: `${total.orders} 单` },
          { name: '商品', text: `${total.units} 件` },
          { name: '其中已退', fen: total.refundedFen },
        ]}
      />
      <Panel title="每日成交（元）">
        <Scroller direction="x" role="group" label="每日成交，可左右滑动">
          <View className="venue-sales__days" style={{ minWidth: `${days.length * 28}px` }}>
            <Columns
              label="每日成交"
              bars={days.map(({ day, amountFen }) => ({ name: dayName(day), amountFen }))}
            />
          </View>
        </Scroller>
        <View className="panel__hint">
          扫场馆码后 24 小时内下的订单，按下单日统计；专柜机上卖出的不在内。
        </View>
      </Panel>
      <Panel title="各场馆">
        <Table
          label="各场馆成交"
          rows={venues}
          keyOf={({ venueId }) => venueId}
          columns={[
            { name: '场馆', kind: 'title', share: 2, of: ({ name }) => name },
            { name: '类型', of: ({ kind }) => venueKindNames[kind] },
            { name: '区县', share: 1.4, of: ({ county }) => county ?? '全市' },
            { name: '订单', kind: 'figure', of: ({ orders }) => `${orders} 单` },
            { name: '商品', kind: 'figure', of: ({ units }) => `${units} 件` },
            { name: '成交额', kind: 'figure', of: ({ amountFen }) => `¥${formatYuan(amountFen)}` },
            { name: '其中已退', kind: 'figure', of: ({ refundedFen }) => `¥${formatYuan(refundedFen)}` },
          ]}
        />
      </Panel>
    </>
  )
}
