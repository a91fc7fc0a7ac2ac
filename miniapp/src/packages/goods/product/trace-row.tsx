import { Cell } from '@/components/Cell'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'

/** The newest batch whose way from field to parcel can be read; nothing where there is none. */
export function TraceRow({ productId }: { productId: string }) {
  const { data } = useAnswer(`product-trace-${productId}`, () =>
    call('GET /api/products/{id}/trace', { params: { id: productId } }),
  )
  if (!data?.batch) return null
  const { traceCode, batchCode, producedOn, events } = data.batch
  return (
    <View className="card">
      <Cell
        icon="leaf"
        title="可溯源"
        hint={`最近批次 ${batchCode} · ${producedOn} 生产 · ${events} 条全程记录`}
        value="查看"
        to={pageUrl(pages.trace, { code: traceCode })}
      />
    </View>
  )
}
