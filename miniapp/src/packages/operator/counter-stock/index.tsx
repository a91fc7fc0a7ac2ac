import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

const rowsMost = 100

/** 专柜补货: what is low in all counters. */
export default function CounterStockPage() {
  return (
    <DeskGate desk="operator" title="专柜补货" self={pages.operatorCounterStock}>
      {(userId) => <Low userId={userId} />}
    </DeskGate>
  )
}

function Low({ userId }: { userId: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, 'low-counter-stock'), () =>
    call('GET /api/operations/low-counter-stock', { query: { pageSize: rowsMost } }),
  )
  useShowAgain(() => void reload())
  return (
    <DeskPage desk="operator" section="counterStock" title="专柜补货" onRefresh={reload}>
      {!data ? (
        problem ? (
          <Failure problem={problem} onRetry={() => void reload()} />
        ) : (
          <SkeletonRows count={4} />
        )
      ) : data.items.length === 0 ? (
        <Empty
          icon="done"
          title="各专柜都不缺货"
          hint="到了补货线的商品会列在这里"
          action="看场馆"
          onAction={() => openPage(pages.operatorVenues)}
        />
      ) : (
        <Panel title={`待补货 ${data.total} 个规格`}>
          <Table
            label="待补货的商品"
            rows={data.items}
            keyOf={({ venueId, skuId }) => `${venueId}${skuId}`}
            columns={[
              { name: '商品', kind: 'title', share: 2, of: ({ name, skuName }) => `${name} ${skuName}` },
              { name: '专柜', share: 1.4, of: ({ venue }) => venue },
              { name: '现有', kind: 'figure', of: ({ units }) => `${units} 件` },
              { name: '补货线', kind: 'figure', of: ({ lowAt }) => `${lowAt} 件` },
              { name: '最近变动', share: 1.2, of: ({ changedAt }) => chinaDayAndTime(changedAt) },
              {
                name: '操作',
                kind: 'acts',
                of: ({ venueId, venue, name }) => (
                  <Button
                    size="small"
                    tone="line"
                    label={`去补货：${venue} ${name}`}
                    onTap={() => openPage(pageUrl(pages.operatorVenue, { id: venueId }))}
                  >
                    去补货
                  </Button>
                ),
              },
            ]}
          />
          {data.total > data.items.length ? (
            <View className="panel__hint">先列最缺的 {data.items.length} 个。</View>
          ) : null}
        </Panel>
      )}
    </DeskPage>
  )
}
