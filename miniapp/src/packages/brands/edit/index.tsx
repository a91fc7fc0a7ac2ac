import { useRouter } from '@tarojs/taro'
import type { ManagedBrand } from '@yuxiang/shared/api/brands'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { BrandDeskPage } from '../shared/brand-desk'
import { BrandForm } from './brand-form'
import { Grants } from './grants'

/** 品牌: new, or one with who may use it. */
export default function BrandEditPage() {
  const { id = '', parentId } = useRouter().params
  return (
    <BrandDeskPage title={id ? '品牌与授权' : '新建品牌'} self={pages.brandEdit} below>
      {(userId, desk) =>
        id ? <Saved userId={userId} id={id} desk={desk} /> : <BrandForm parentId={parentId} desk={desk} />
      }
    </BrandDeskPage>
  )
}

function Saved({ userId, id, desk }: { userId: string; id: string; desk: 'operator' | 'county' }) {
  const brand = useAnswer<ManagedBrand>(ownName(userId, `brand-${id}`), () =>
    call('GET /api/brand-desk/brands/{id}', { params: { id } }),
  )
  if (!brand.data) {
    return brand.problem ? (
      <Failure problem={brand.problem} onRetry={() => void brand.reload()} />
    ) : (
      <SkeletonRows count={4} />
    )
  }
  return (
    <BenchColumns
      main={<Grants brand={brand.data} onDone={brand.reload} />}
      aside={<BrandForm brand={brand.data} desk={desk} onDone={brand.reload} />}
    />
  )
}
