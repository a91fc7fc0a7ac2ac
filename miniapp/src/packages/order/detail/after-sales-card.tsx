import { afterSaleKindNames, afterSaleStateNames } from '@yuxiang/shared/states/after-sale'
import { Cell } from '@/components/Cell'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'

/** The order's after-sales, and the way to a new one while something can be claimed. */
export function AfterSalesCard({ orderId, userId }: { orderId: string; userId: string }) {
  const { data, reload } = useAnswer(ownName(userId, `order-after-sales-${orderId}`), () =>
    call('GET /api/orders/{id}/after-sales', { params: { id: orderId } }),
  )
  useShowAgain(() => void reload())
  const mayApply = data?.lines.some((line) => line.claimableQuantity > 0) ?? false
  if (!data || (!mayApply && data.items.length === 0)) return null
  return (
    <View className="card">
      {data.items.map((one) => (
        <Cell
          key={one.id}
          icon="returned"
          title={afterSaleKindNames[one.kind]}
          hint={one.lines.map((line) => `${line.name} × ${line.quantity}`).join('、')}
          value={afterSaleStateNames[one.state]}
          to={pageUrl(pages.afterSale, { id: one.id })}
        />
      ))}
      {mayApply ? (
        <Cell
          icon="returned"
          title="申请售后"
          hint="退款、退货、换货"
          to={pageUrl(pages.afterSaleApply, { orderId })}
        />
      ) : null}
    </View>
  )
}
