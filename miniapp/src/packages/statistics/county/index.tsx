import { useRouter } from '@tarojs/taro'
import type { ProductSales } from '@yuxiang/shared/api/statistics-views'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { dayText } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { Panel } from '@/workbench/figures'
import { NameLink } from '@/workbench/name-link'
import { PagedTable } from '@/workbench/paged-table'
import { usePage } from '@/workbench/use-page'
import { StatisticsDesk, StatisticsGate, type Viewer } from '../shared/desk'
import { comparedColumns, countColumns } from '../shared/sums-columns'

/** One county's products, the best sold first, each leading to its orders. */
export default function CountySalesPage() {
  const { county = '', from = '', to = '' } = useRouter().params
  return (
    <StatisticsGate title="区县商品" self={pageUrl(pages.countySales, { county, from, to })}>
      {(viewer) => <Products {...viewer} query={{ county, from, to }} />}
    </StatisticsGate>
  )
}

interface Query {
  county: string
  from: string
  to: string
}

function Products({ userId, isCity, query }: Viewer & { query: Query }) {
  const name = `${query.county}-${query.from}-${query.to}`
  const overview = useAnswer(ownName(userId, `county-sales-${name}`), () =>
    call('GET /api/statistics/overview', { query }),
  )
  const county = overview.data?.counties[0]?.county
  return (
    <StatisticsDesk
      section="sales"
      title={county ? `${county}商品销售` : '区县商品'}
      isCity={isCity}
      below
      onRefresh={overview.reload}
    >
      <Answered answer={overview} gone="没有这个区县" back={pages.salesOverview}>
        {() => <ProductTable userId={userId} query={query} name={name} />}
      </Answered>
    </StatisticsDesk>
  )
}

function ProductTable({ userId, query, name }: { userId: string; query: Query; name: string }) {
  const list = usePage<ProductSales>(ownName(userId, `product-sales-${name}`), (request) =>
    call('GET /api/statistics/products', { query: { ...query, ...request } }),
  )
  return (
    <Panel title="商品">
      <View className="panel__hint">
        {dayText(query.from)}至 {dayText(query.to)}，点商品看订单明细。
      </View>
      <PagedTable
        label="各商品销售"
        list={list}
        keyOf={({ productId }) => productId}
        columns={[
          {
            name: '商品',
            kind: 'title',
            share: 2,
            of: ({ productId, name: words }) => (
              <NameLink to={pageUrl(pages.productSales, { id: productId, ...query })}>{words}</NameLink>
            ),
          },
          { name: '商家', share: 1.6, of: ({ merchantName }) => merchantName },
          ...comparedColumns<ProductSales>(),
          ...countColumns<ProductSales>(),
        ]}
        empty={
          <Empty
            icon="chart"
            title="这段时间没有认定产品的销售"
            action="换一段时间"
            onAction={() => backToPage(pages.salesOverview)}
          />
        }
      />
    </Panel>
  )
}
