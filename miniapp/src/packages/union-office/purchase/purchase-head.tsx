import type { Purchase } from '@yuxiang/shared/api/union-purchases'
import { formatYuan } from '@yuxiang/shared/money'
import { type OrderState, orderStateNames } from '@yuxiang/shared/states/order'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import { purchaseStates } from '../shared/purchase-words'
import './purchase-head.scss'

/** What was bought for whom, in which orders. */
export function PurchaseHead({ purchase }: { purchase: Purchase }) {
  const state = purchaseStates[purchase.state]
  return (
    <>
      <Panel title={purchase.name} side={<Tag tone={state.tone}>{state.text}</Tag>}>
        <View className="panel__hint">
          下单于 {chinaDateTime(purchase.createdAt)}，
          {purchase.delivery === 'members' ? '寄给每位会员' : '送到单位分发'}，每人得到：
        </View>
        {purchase.items.map((item) => (
          <View key={`${item.name}-${item.skuName}`} className="purchase-head__item">
            <View className="purchase-head__picture">
              <Picture src={item.imageUrl} alt="" />
            </View>
            <View className="grow">
              <View>{item.name}</View>
              <View className="panel__hint">{item.skuName}</View>
            </View>
            <Text className="number">× {item.quantity}</Text>
          </View>
        ))}
      </Panel>
      <Figures
        label="采购"
        figures={[
          { name: '采购金额', fen: purchase.totalFen },
          { name: '会员', text: `${purchase.members} 人` },
          {
            name: '已签收',
            text: `${purchase.signed} 人`,
            hint: `还有 ${purchase.members - purchase.signed} 人未签收`,
          },
        ]}
      />
      {purchase.delivery === 'unit' ? (
        <Panel title="订单">
          <Table
            label="订单"
            rows={purchase.orders}
            keyOf={(order) => order.id}
            columns={[
              { name: '商家', kind: 'title', share: 1.4, of: (order) => order.merchantName },
              {
                name: '订单编号',
                kind: 'wide',
                share: 1.4,
                of: (order) => <Text className="number">{order.orderNo}</Text>,
              },
              {
                name: '状态',
                share: 0.7,
                of: (order) => orderStateNames[order.state as OrderState] ?? order.state,
              },
              {
                name: '金额',
                kind: 'figure',
                of: (order) => <Text className="number">¥{formatYuan(order.totalFen)}</Text>,
              },
            ]}
          />
        </Panel>
      ) : null}
    </>
  )
}
