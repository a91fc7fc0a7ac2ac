import type { BatchBuyer, BatchDetail } from '@yuxiang/shared/api/traceability'
import { orderStateNames } from '@yuxiang/shared/states/order'
import { Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { GrowingTable } from '@/workbench/growing-table'

interface Props {
  batchId: string
  userId: string
  recall: BatchDetail['recalls'][number] | undefined
}

/** Whose orders were filled from the batch, masked; in a recall, whether they were told. */
export function Buyers({ batchId, userId, recall }: Props) {
  const list = usePagedList<BatchBuyer>(
    ownName(userId, `batch-buyers-${batchId}-${recall?.at}`),
    ({ cursor }) =>
      call('GET /api/trace-desk/batches/{id}/buyers', {
        params: { id: batchId },
        query: cursor ? { cursor } : {},
      }),
  )
  return (
    <Panel title="买到这一批的订单">
      {recall ? (
        <View className="panel__hint">
          召回涉及 {recall.buyers} 个订单，
          {recall.told === recall.buyers ? '已全部通知' : '正在逐一通知'}。
        </View>
      ) : null}
      <GrowingTable
        label="买家"
        list={list}
        keyOf={({ id }) => id}
        empty={<View className="panel__none">还没有订单从这一批发出</View>}
        columns={[
          {
            name: '买家',
            kind: 'title',
            share: 1.6,
            of: ({ nameMasked, phoneMasked }) => (
              <Text>
                {nameMasked} <Text className="number">{phoneMasked}</Text>
              </Text>
            ),
          },
          { name: '地区', of: ({ region }) => region },
          { name: '件数', share: 0.6, of: ({ quantity }) => quantity },
          {
            name: '订单',
            of: ({ state, told }) => `${orderStateNames[state]}${told ? ' · 已通知' : ''}`,
          },
        ]}
      />
    </Panel>
  )
}
