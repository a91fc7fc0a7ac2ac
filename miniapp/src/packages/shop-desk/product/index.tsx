import { useRouter } from '@tarojs/taro'
import type { GoodsDetail } from '@yuxiang/shared/api/goods'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { type AtShop, ShopPage } from '@/workbench/shop-page'
import { ProductEditor } from './product-editor'

/** 商品编辑：新建，或修改 */
export default function ProductPage() {
  const id = useRouter().params.id ?? ''
  const title = id ? '商品编辑' : '新建商品'
  return (
    <ShopPage section="goods" title={title} below self={pageUrl(pages.deskProduct, { id })}>
      {(at) => (id ? <Saved at={at} id={id} /> : <New at={at} />)}
    </ShopPage>
  )
}

const useCategories = () => useAnswer('categories', () => call('GET /api/categories'))

function New({ at }: { at: AtShop }) {
  const categories = useCategories()
  if (categories.data)
    return <ProductEditor at={at} categories={categories.data.items} onChanged={() => {}} />
  return categories.problem ? (
    <Failure problem={categories.problem} onRetry={() => void categories.reload()} />
  ) : (
    <SkeletonRows count={4} />
  )
}

function Saved({ at, id }: { at: AtShop; id: string }) {
  const categories = useCategories()
  const answer = useAnswer(ownName(at.userId, `desk-product-${id}`), () =>
    call('GET /api/merchant/products/{id}', { params: { id } }),
  )
  const [changed, setChanged] = useState<GoodsDetail>()
  const product = changed ?? answer.data
  const problem = answer.problem ?? categories.problem
  if (product && categories.data) {
    return (
      <ProductEditor at={at} categories={categories.data.items} product={product} onChanged={setChanged} />
    )
  }
  if (!problem) return <SkeletonRows count={4} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty
      icon="category"
      title="本店没有这件商品"
      action="全部商品"
      onAction={() => backToPage(pages.deskGoods)}
    />
  ) : (
    <Failure problem={problem} onRetry={() => void answer.reload()} />
  )
}
