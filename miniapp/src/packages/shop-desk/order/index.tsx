import { useRouter } from '@tarojs/taro'
import type { DeskOrderDetail } from '@yuxiang/shared/api/order-desk'
import { next } from '@yuxiang/shared/states/machine'
import { orderMachine, orderStateNames } from '@yuxiang/shared/states/order'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { Note } from '@/components/Note'
import { Picture } from '@/components/Picture'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { copyText } from '@/services/clipboard'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import '../shared/goods-line.scss'
import { ShipSheet } from '../shared/ship-sheet'
import '@/workbench/steps.scss'
import { unitsToSend } from '../shared/units-to-send'
import { useDeskFile } from '../shared/use-desk-file'
import { CorrectSheet } from './correct-sheet'
import { RefundSheet } from './refund-sheet'

/** 商家：订单详情 */
export default function DeskOrderPage() {
  const id = useRouter().params.id ?? ''
  return (
    <DeskGate desk="merchant" title="订单详情" self={pageUrl(pages.deskOrder, { id })}>
      {() => (
        <DeskPage desk="merchant" section="orders" title="订单详情" below>
          <Order id={id} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Order({ id }: { id: string }) {
  const [sheet, setSheet] = useState<Sheet>()
  // Not kept on this device: it holds somebody's address.
  const answer = useAnswer(
    `desk-order-${id}`,
    () => call('GET /api/merchant/desk/orders/{id}', { params: { id } }),
    { keep: false },
  )
  const { data: order, problem } = answer
  if (!order) {
    if (!problem) return <SkeletonRows count={4} />
    return problem instanceof ApiProblem && problem.status === 404 ? (
      <Empty
        icon="order"
        title="本店没有这个订单"
        action="全部订单"
        onAction={() => backToPage(pages.deskOrders)}
      />
    ) : (
      <Failure problem={problem} onRetry={() => void answer.reload()} />
    )
  }
  const close = () => setSheet(undefined)
  const done = () => {
    close()
    void answer.reload()
  }
  return (
    <>
      <BenchColumns
        main={
          <>
            <Recipient order={order} onOpen={setSheet} />
            <Goods order={order} />
          </>
        }
        aside={
          <>
            <Sums order={order} />
            <Timeline order={order} />
          </>
        }
      />
      {sheet === 'ship' ? <ShipSheet order={order} onClose={close} onShipped={done} /> : null}
      {sheet === 'refund' ? <RefundSheet order={order} onClose={close} onRefunded={done} /> : null}
      {sheet === 'correct' ? <CorrectSheet order={order} onClose={close} onCorrected={done} /> : null}
    </>
  )
}

type Sheet = 'ship' | 'refund' | 'correct'

function Recipient({ order, onOpen }: { order: DeskOrderDetail; onOpen: (sheet: Sheet) => void }) {
  const { name, phone, region, detail } = order.recipient
  const file = useDeskFile()
  const words = `${name} ${phone} ${region} ${detail}`
  return (
    <Panel
      title="收货信息"
      side={
        <Tag tone={order.shippingOverdue ? 'vermilion' : order.state === 'paid' ? 'citrus' : 'green'}>
          {order.shippingOverdue ? '已超时未发货' : orderStateNames[order.state]}
        </Tag>
      }
    >
      <Fact name="收货人">
        {name} {phone}
      </Fact>
      <Fact name="地址">{order.isRecipientShown ? `${region} ${detail}` : region}</Fact>
      {order.state === 'paid' && order.shipBy ? (
        <Fact name="最晚发货">{chinaDateTime(order.shipBy)}</Fact>
      ) : null}
      {order.remark ? <Fact name="买家留言">{order.remark}</Fact> : null}
      {order.shipment ? <Fact name={order.shipment.carrierName}>{order.shipment.trackingNo}</Fact> : null}
      <View className="panel__hint">
        {order.isRecipientShown ? '仅供本单发货使用，查看已留痕。' : '订单不在发货和运输中，收货信息已隐藏。'}
      </View>
      {order.withheldUnits > 0 ? <Note tone="warm">买家正在申请退款，请先到“售后处理”答复。</Note> : null}
      <View className="steps__acts">
        {order.isRecipientShown ? (
          <Button size="fit" tone="plain" onTap={() => void copyText(words)}>
            复制地址
          </Button>
        ) : null}
        {order.state === 'shipped' && order.shipment && !order.shipment.corrected ? (
          <Button size="fit" tone="plain" onTap={() => onOpen('correct')}>
            更正运单号
          </Button>
        ) : null}
        {mayRefund(order) ? (
          <Button size="fit" tone="plain" onTap={() => onOpen('refund')}>
            退款
          </Button>
        ) : null}
        {order.state === 'paid' && unitsToSend(order) > 0 ? (
          <>
            <Button
              size="fit"
              tone="line"
              loading={file.busy === 'packing'}
              onTap={() => void file.open({ kind: 'packing', orderId: order.id })}
            >
              打印配货单
            </Button>
            <Button size="fit" onTap={() => onOpen('ship')}>
              发货
            </Button>
          </>
        ) : null}
      </View>
    </Panel>
  )
}

/** As the state machine has it, and something is left that no open request holds. */
const mayRefund = ({ state, lines }: DeskOrderDetail): boolean =>
  next(orderMachine, state, 'refund') !== null && lines.some((line) => !line.isGift && line.refundable > 0)

function Goods({ order }: { order: DeskOrderDetail }) {
  return (
    <Panel
      title={`商品（${order.lines.length} 种）`}
      side={<Text className="panel__hint number">订单 {order.orderNo}</Text>}
    >
      {order.lines.map((line) => (
        <View key={line.id} className="goods-line goods-line--row">
          <View className="goods-line__picture">
            <Picture src={line.imageUrl} alt="" ratio={100} />
          </View>
          <View className="grow">
            <View className="lines-2">
              {line.isGift ? '【赠品】' : ''}
              {line.name}
            </View>
            <View className="goods-line__hint">
              {line.skuName} × {line.quantity}
              {line.withheld > 0 ? `，其中 ${line.withheld} 件已退或申请退款` : ''}
            </View>
          </View>
          <Money fen={line.payableFen} size="sm" tone="ink" />
        </View>
      ))}
    </Panel>
  )
}

function Sums({ order }: { order: DeskOrderDetail }) {
  const money = (fen: number) => <Money fen={fen} size="sm" tone="ink" />
  return (
    <Panel title="金额">
      <Fact name="商品">{money(order.goodsFen)}</Fact>
      {order.discountFen > 0 ? <Fact name="优惠">{money(-order.discountFen)}</Fact> : null}
      <Fact name="运费">{money(order.freightFen)}</Fact>
      <Fact name="买家实付" strong>
        {money(order.totalFen)}
      </Fact>
      {order.platformFen > 0 ? <Fact name="平台承担（结算给本店）">{money(order.platformFen)}</Fact> : null}
      {order.refunds.map(({ at, totalFen, reason }) => (
        <Fact key={at} name={`退款：${reason}`}>
          {money(-totalFen)}
        </Fact>
      ))}
    </Panel>
  )
}

function Timeline({ order }: { order: DeskOrderDetail }) {
  return (
    <Panel title="经过">
      {order.events.map(({ at, text }) => (
        <Fact key={at + text} name={chinaDateTime(at)}>
          {text}
        </Fact>
      ))}
    </Panel>
  )
}
