import type { BrandNode } from '@yuxiang/shared/api/brands'
import { Cell } from '@/components/Cell'
import { Failure } from '@/components/Failure'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { inTreeOrder } from './tree-order'
import './index.scss'

interface Props {
  chosen: string | undefined
  onPick: (brand: { id: string; name: string } | null) => void
  onClose: () => void
}

/** The tree of brands to choose one from; what is below a brand is included. Mount it to open it. */
export function BrandSheet({ chosen, onPick, onClose }: Props) {
  const { data, problem, reload } = useAnswer('brands', () => call('GET /api/brands'))
  return (
    <Sheet open title="按品牌挑选" onClose={onClose}>
      {data ? (
        <>
          <Cell title="不限品牌" value={chosen ? '' : '已选'} onTap={() => onPick(null)} />
          {inTreeOrder(data.items).map((brand) => (
            <Row key={brand.id} brand={brand} on={brand.id === chosen} onPick={onPick} />
          ))}
        </>
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Sheet>
  )
}

function Row({ brand, on, onPick }: { brand: BrandNode; on: boolean; onPick: Props['onPick'] }) {
  const { id, name, level, county, productCount } = brand
  return (
    <View className={`brand-sheet__row brand-sheet__row--${level}`}>
      <Cell
        title={name}
        {...(level === 'county' && county ? { hint: county } : {})}
        value={on ? '已选' : `${productCount} 款`}
        onTap={() => onPick({ id, name })}
      />
    </View>
  )
}
