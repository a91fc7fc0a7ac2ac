import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'

interface Props {
  productIds: readonly string[]
  onPick: (sku: { skuId: string; name: string; skuName: string }) => void
  onClose: () => void
}

/** The SKUs of what a counter sells, to choose one of. Mount it to open it. */
export function CounterSkuSheet({ productIds, onPick, onClose }: Props) {
  const { data, problem, reload } = useAnswer(`counter-skus-${productIds.join()}`, async () => {
    const products = await Promise.all(
      productIds.slice(0, 50).map((id) => call('GET /api/products/{id}', { params: { id } })),
    )
    return products.flatMap(({ name, skus }) =>
      skus.map((sku) => ({ skuId: sku.id, name, skuName: sku.name })),
    )
  })
  return (
    <Sheet open title="放入哪个规格" onClose={onClose}>
      {data ? (
        data.length > 0 ? (
          data.map((sku) => (
            <Cell key={sku.skuId} title={sku.name} hint={sku.skuName} onTap={() => onPick(sku)} />
          ))
        ) : (
          <Empty icon="shop" title="专柜还没有商品" hint="先在“馆内商品”里选好并保存" />
        )
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Sheet>
  )
}
