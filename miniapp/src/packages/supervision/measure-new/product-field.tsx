import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { PickField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { PickRow } from '@/workbench/pick-row'

interface Props {
  merchantId: string
  isNeeded: boolean
  /** Those with a certificate in force alone. */
  isCertified: boolean
  value: { id: string; name: string } | null
  error: string | undefined
  onPick: (product: { id: string; name: string } | null) => void
}

/** Which of a merchant's products it is about. */
export function ProductField({ merchantId, isNeeded, isCertified, value, error, onPick }: Props) {
  const [picking, setPicking] = useState(false)
  return (
    <>
      <PickField
        name={isNeeded ? '商品' : '商品（可不选）'}
        value={value?.name ?? ''}
        placeholder="请选择商品"
        error={error}
        onOpen={() => setPicking(true)}
      />
      {picking ? (
        <ProductSheet
          merchantId={merchantId}
          isCertified={isCertified}
          chosen={value?.id}
          onPick={(product) => {
            onPick(product.id === value?.id && !isNeeded ? null : product)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </>
  )
}

interface SheetProps {
  merchantId: string
  isCertified: boolean
  chosen: string | undefined
  onPick: (product: { id: string; name: string }) => void
  onClose: () => void
}

function ProductSheet({ merchantId, isCertified, chosen, onPick, onClose }: SheetProps) {
  const answer = useAnswer(`supervised-products-${merchantId}`, () =>
    call('GET /api/supervision/merchants/{id}/products', { params: { id: merchantId } }),
  )
  const { data, problem, reload } = answer
  const items = data?.items.filter((product) => !isCertified || product.isCertified)
  return (
    <Sheet open title="选择商品" onClose={onClose}>
      {items?.map((product) => (
        <PickRow
          key={product.id}
          name={product.name}
          hint={product.isCertified ? '帮扶产品认定有效' : ''}
          on={product.id === chosen}
          onTap={() => onPick(product)}
        />
      ))}
      {items?.length === 0 ? <Empty title={isCertified ? '没有认定有效的商品' : '还没有商品'} /> : null}
      {!items && problem ? <Failure problem={problem} onRetry={() => void reload()} /> : null}
      {!items && !problem ? <SkeletonRows count={3} /> : null}
    </Sheet>
  )
}
