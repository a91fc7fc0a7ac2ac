import type { DeskOrder } from '@yuxiang/shared/api/order-desk'
import { orderStateNames } from '@yuxiang/shared/states/order'
import { Button } from '@/components/Button'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { openPage, pages, pageUrl } from '@/services/navigation'
import type { Column } from '@/workbench/table'
import '../shared/goods-line.scss'
import { unitsToSend } from '../shared/units-to-send'

const shown = 2

/** An order in the desk's list. */
export const orderColumns = (onShip: (order: DeskOrder) => void): Column<DeskOrder>[] => [
  {
    name: '订单',
    kind: 'title',
    share: 1.7,
    of: ({ orderNo, placedAt }) => (
      <View>
        <Text className="number goods-number">{orderNo}</Text>
        <View className="goods-line__hint">{chinaDateTime(placedAt)} 下单</View>
      </View>
    ),
  },
  {
    name: '商品',
    kind: 'wide',
    share: 2.2,
    of: ({ lines }) => (
      <View className="goods-lines">
        {lines.slice(0, shown).map((line) => (
          <View key={line.id} className="goods-line goods-line--small">
            <View className="goods-line__picture">
              <Picture src={line.imageUrl} alt="" ratio={100} />
            </View>
            <View className="grow">
              <View className="lines-1">
                {line.isGift ? '【赠品】' : ''}
                {line.name}
              </View>
              <View className="goods-line__hint">
                {line.skuName} × {line.quantity}
                {line.withheld > 0 ? `，其中 ${line.withheld} 件退款` : ''}
              </View>
            </View>
          </View>
        ))}
        {lines.length > shown ? <View className="goods-line__hint">等 {lines.length} 种</View> : null}
      </View>
    ),
  },
  {
    name: '收货人',
    share: 1.2,
    of: ({ recipient }) => (
      <View>
        <View>
          {recipient.name} <Text className="number">{recipient.phone}</Text>
        </View>
        <View className="goods-line__hint">{recipient.region}</View>
      </View>
    ),
  },
  {
    name: '实付',
    kind: 'figure',
    share: 0.8,
    of: ({ totalFen }) => <Money fen={totalFen} size="sm" tone="ink" />,
  },
  {
    name: '进度',
    share: 1.2,
    of: ({ state, shipment, shipBy, shippingOverdue, withheldUnits, remark }) => (
      <View>
        <View className="goods-line__tags">
          <Tag tone={state === 'paid' ? 'citrus' : state === 'closed' ? 'plain' : 'green'}>
            {orderStateNames[state]}
          </Tag>
          {shippingOverdue ? <Tag tone="vermilion">已超时</Tag> : null}
          {withheldUnits > 0 ? <Tag tone="vermilion">退款申请中</Tag> : null}
        </View>
        {state === 'paid' && shipBy ? (
          <View className="goods-line__hint">最晚 {chinaDateTime(shipBy)} 发货</View>
        ) : null}
        {shipment ? (
          <View className="goods-line__hint">
            {shipment.carrierName} {shipment.trackingNo}
          </View>
        ) : null}
        {remark ? <View className="goods-line__hint lines-2">留言：{remark}</View> : null}
      </View>
    ),
  },
  {
    name: '操作',
    kind: 'acts',
    share: 1.5,
    of: (order) => (
      <>
        <Button
          size="small"
          tone="plain"
          label={`订单 ${order.orderNo} 详情`}
          onTap={() => openPage(pageUrl(pages.deskOrder, { id: order.id }))}
        >
          详情
        </Button>
        {order.state === 'paid' && unitsToSend(order) > 0 ? (
          <Button size="small" label={`订单 ${order.orderNo} 发货`} onTap={() => onShip(order)}>
            发货
          </Button>
        ) : null}
      </>
    ),
  },
]
