import type { WithoutParcel } from '@yuxiang/shared/api/union-purchases'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import type { Answer } from '@/services/api'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import './purchase-quote.scss'
import type { PurchaseForm } from './use-purchase-form'

type Computed = Answer<'POST /api/union-office/unions/{id}/purchases/quote'>

/** What the purchase would cost, what stands in its way, and placing it. */
export function PurchaseQuotePanel({ form }: { form: PurchaseForm }) {
  const { complete, preview, placing, place } = form
  const ready = preview.data !== undefined && preview.data.obstacles.length === 0
  return (
    <Panel title="试算">
      {complete ? (
        preview.problem ? (
          <Failure problem={preview.problem} onRetry={preview.reload} />
        ) : preview.shown ? (
          <View className={preview.loading ? 'purchase-quote--old' : ''}>
            <Costs computed={preview.shown} />
          </View>
        ) : (
          <View label="正在试算" role="status">
            <SkeletonLines widths={[90, 60, 80, 70]} />
          </View>
        )
      ) : (
        <View className="panel__none">填好后，这里算出总价，并看是否够货</View>
      )}
      <Button
        className="purchase-quote__place"
        loading={placing}
        disabled={complete && !ready}
        onTap={() => void place()}
      >
        {ready ? `下单 ¥${formatYuan(preview.data?.quote.totalFen ?? 0)}` : '下单'}
      </Button>
    </Panel>
  )
}

const reasons: Record<WithoutParcel['reason'], string> = {
  notJoined: '没有加入工会',
  noAddress: '没有收货地址',
  notDeliverable: '地址不配送',
}

/** Who would get no parcel, and why; the rest is bought without them. */
function Without({ computed: { withoutCount, without } }: { computed: Computed }) {
  if (withoutCount === 0) return null
  return (
    <Note tone="warm">
      <View>{withoutCount} 名会员这次收不到：</View>
      {without.map(({ memberId, name, phoneMasked, reason }) => (
        <View key={memberId} className="number">
          {name} {phoneMasked}，{reasons[reason]}
        </View>
      ))}
      {withoutCount > without.length ? <View>……</View> : null}
    </Note>
  )
}

function Costs({ computed }: { computed: Computed }) {
  const { members, availableFen, quote, obstacles } = computed
  return (
    <>
      {obstacles.map((obstacle) => (
        <Note key={obstacle} tone="wrong">
          {obstacle}
        </Note>
      ))}
      <Fact name="会员" strong>
        {members} 人
      </Fact>
      <Without computed={computed} />
      {quote.orders.map((order) => (
        <View key={order.merchantId} className="purchase-quote__order">
          <View className="purchase-quote__merchant">{order.merchantName}</View>
          {order.lines.map((line) => (
            <Fact key={line.skuId} name={`${line.name} ${line.skuName} × ${line.quantity}`}>
              ¥{formatYuan(line.goodsFen)}
            </Fact>
          ))}
          <Fact name="运费">¥{formatYuan(order.freightFen)}</Fact>
        </View>
      ))}
      <Fact name="合计" strong>
        ¥{formatYuan(quote.totalFen)}
      </Fact>
      <Fact name="预算可用">¥{formatYuan(availableFen)}</Fact>
    </>
  )
}
