import type { StatementRow } from '@yuxiang/shared/api/settlements'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { SkeletonRows } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { type Answer, call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { Figures, Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { MonthNav } from '@/workbench/month-nav'
import { Pager } from '@/workbench/pager'
import { type Column, Table } from '@/workbench/table'
import '../shared/goods-line.scss'
import { type AtShop, ShopPage } from '@/workbench/shop-page'

type Statement = Answer<'GET /api/merchant/statements/{month}'>
const pageSize = 20

/** 对账单 */
export default function StatementPage() {
  return (
    <ShopPage section="statement" title="对账单" self={pages.deskStatement}>
      {(at) => <OfShop {...at} />}
    </ShopPage>
  )
}

function OfShop({ userId, shop }: AtShop) {
  const now = today().slice(0, 7)
  const [at, setAt] = useState({ month: now, page: 1 })
  const { month, page } = at
  const answer = useAnswer(ownName(userId, `statement-${shop.id}-${month}-${page}`), () =>
    call('GET /api/merchant/statements/{month}', {
      params: { month },
      query: { merchant: shop.id, page, pageSize },
    }),
  )
  return (
    <>
      <MonthNav month={month} last={now} onMonth={(next) => setAt({ month: next, page: 1 })} />
      {answer.data ? (
        <Shown
          statement={answer.data}
          page={page}
          shopId={shop.id}
          onPage={(next) => setAt({ month, page: next })}
        />
      ) : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </>
  )
}

interface ShownProps {
  statement: Statement
  page: number
  shopId: string
  onPage: (page: number) => void
}

function Shown({ statement, page, shopId, onPage }: ShownProps) {
  const [exporting, setExporting] = useState(false)
  const { sums, items, total, month, feePerMille } = statement
  const exportSheet = async () => {
    setExporting(true)
    try {
      const { downloadUrl } = await call('POST /api/merchant/statements/{month}/exports', {
        params: { month },
        body: { merchantId: shopId },
      })
      await openDocument(downloadUrl)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setExporting(false)
  }
  const money = (fen: number) => <Money fen={fen} size="sm" tone="ink" />
  return (
    <>
      <Figures
        label="本月对账"
        figures={[
          { name: '期初应收', fen: sums.openingFen },
          { name: '本月结算', fen: sums.settledFen, hint: `${sums.settledOrders} 单` },
          { name: '已打款', fen: sums.paidOutFen, hint: '不含手续费' },
          {
            name: '期末应收',
            fen: sums.closingFen,
            hint: sums.underwayFen > 0 ? '其中一部分正在打款' : undefined,
          },
        ]}
      />
      <View className="panels">
        <Panel title="本月结算怎么来的">
          <Fact name="买家自付">{money(sums.cashFen)}</Fact>
          <Fact name="工会经费">{money(sums.unionFen)}</Fact>
          <Fact name="平台承担：积分抵扣">{money(sums.pointsFen)}</Fact>
          <Fact name="平台承担：优惠">{money(sums.platformFen)}</Fact>
          <Fact name="结算前退款">{money(-sums.refundedFen)}</Fact>
          <Fact name={`本月结算（${sums.settledOrders} 单）`} strong>
            {money(sums.settledFen)}
          </Fact>
        </Panel>
        <Panel title="应收怎么变的">
          <Fact name="期初应收">{money(sums.openingFen)}</Fact>
          <Fact name="本月结算">{money(sums.settledFen)}</Fact>
          <Fact name="结算后退款">{money(-sums.clawedBackFen)}</Fact>
          <Fact name={`手续费（打款金额的千分之${feePerMille}）`}>{money(-sums.feeFen)}</Fact>
          {sums.feeWaivedFen > 0 ? <Fact name="直播手续费减免">{money(sums.feeWaivedFen)}</Fact> : null}
          <Fact name="已打款">{money(-sums.paidOutFen)}</Fact>
          <Fact name="期末应收" strong>
            {money(sums.closingFen)}
          </Fact>
          {sums.underwayFen > 0 ? (
            <Fact name="其中正在打款（含手续费）">{money(sums.underwayFen)}</Fact>
          ) : null}
        </Panel>
      </View>
      <Panel
        title="明细"
        side={
          total > 0 ? (
            <Button size="small" tone="line" loading={exporting} onTap={() => void exportSheet()}>
              导出 Excel
            </Button>
          ) : null
        }
      >
        {total > 0 ? (
          <>
            <Table label="对账明细" rows={items} keyOf={({ id }) => id} columns={columns} />
            <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
          </>
        ) : (
          <Empty icon="wallet" title="这个月还没有结算" hint="买家收货满 7 天且没有售后，订单货款记入应收" />
        )}
      </Panel>
    </>
  )
}

const kindNames: Record<StatementRow['kind'], string> = {
  settled: '订单结算',
  clawedBack: '结算后退款',
  fee: '手续费',
  feeWaived: '手续费减免',
  paidOut: '打款',
}
const figure = (name: string, of: (row: StatementRow) => number): Column<StatementRow> => ({
  name,
  kind: 'figure',
  share: 0.8,
  of: (row) =>
    of(row) === 0 ? <Text className="muted">—</Text> : <Money fen={of(row)} size="sm" tone="ink" />,
})
const columns: Column<StatementRow>[] = [
  {
    name: '日期与类型',
    kind: 'title',
    share: 1.2,
    of: ({ at, kind }) => (
      <View>
        {kindNames[kind]}
        <View className="goods-line__hint number">{chinaDateTime(at)}</View>
      </View>
    ),
  },
  {
    name: '订单号 / 回单号',
    kind: 'wide',
    share: 1.4,
    of: ({ reference }) => <Text className="number goods-number">{reference}</Text>,
  },
  figure('买家自付', ({ cashFen }) => cashFen),
  figure('工会经费', ({ unionFen }) => unionFen),
  figure('平台承担', ({ pointsFen, platformFen }) => pointsFen + platformFen),
  figure('结算前退款', ({ refundedFen }) => -refundedFen),
  figure('应收增减', ({ amountFen }) => amountFen),
  {
    name: '操作',
    kind: 'acts',
    share: 0.6,
    of: ({ orderId, reference }) =>
      orderId ? (
        <Button
          size="small"
          tone="plain"
          label={`订单 ${reference}`}
          onTap={() => openPage(pageUrl(pages.deskOrder, { id: orderId }))}
        >
          订单
        </Button>
      ) : null,
  },
]
