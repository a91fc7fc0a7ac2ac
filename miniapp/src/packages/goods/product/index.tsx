import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { useEffect, useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { NavBar } from '@/components/NavBar'
import { Page } from '@/components/Page'
import { useAnswer } from '@/hooks/use-answer'
import { useMyShareCode } from '@/hooks/use-my-share-code'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { pictureUrl } from '@/services/pictures'
import { ApiProblem } from '@/services/problem'
import { keepShareCode } from '@/services/share-code'
import { BuyBar } from './buy-bar'
import { CertificateCard } from './certificate-card'
import { ChoiceRows } from './choice-rows'
import { DetailCard } from './detail-card'
import { Gallery } from './gallery'
import { LiveRow } from './live-row'
import { OffersRow } from './offers-row'
import { PriceBar } from './price-bar'
import { ProductSkeleton } from './product-skeleton'
import { ReviewsCard } from './reviews-card'
import { ShopCard } from './shop-card'
import { SkuSheet } from './sku-sheet'
import { SpecsCard } from './specs-card'
import { TitleCard } from './title-card'
import { TraceRow } from './trace-row'

/** 商品详情 */
export default function ProductPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  const product = useAnswer(`product-${id}`, () => call('GET /api/products/{id}', { params: { id } }))
  const name = product.data?.name
  useEffect(() => {
    if (name) void Taro.setNavigationBarTitle({ title: name })
  }, [name])
  const shareCode = useMyShareCode()
  useEffect(() => keepShareCode(params.s), [params.s])
  useShareAppMessage(() => ({
    title: name ?? '渝乡集：重庆帮扶好物',
    path: pageUrl(pages.product, { id, s: shareCode }),
    ...(product.data ? { imageUrl: pictureUrl(product.data.imageUrl) } : {}),
  }))

  if (product.data) {
    const { data, reload } = product
    return <Shown product={data} wantedSku={params.sku} shareCode={shareCode} onRefresh={reload} />
  }
  const gone =
    product.problem instanceof ApiProblem && product.problem.status >= 400 && product.problem.status < 500
  if (gone) {
    return (
      <Page nav="none">
        <NavBar title="商品详情" back />
        <Empty
          title="这件商品不在了"
          hint="可能已经下架，看看别的吧"
          action="去逛逛"
          onAction={() => openPage(pages.home)}
        />
      </Page>
    )
  }
  return (
    <Page nav="none">
      {product.problem ? (
        <>
          <NavBar title="商品详情" back />
          <Failure problem={product.problem} onRetry={() => void product.reload()} />
        </>
      ) : (
        <ProductSkeleton />
      )}
    </Page>
  )
}

type Asked = 'choose' | 'cart' | 'buy'

interface ShownProps {
  product: ProductDetail
  wantedSku: string | undefined
  shareCode: string | undefined
  onRefresh: () => Promise<unknown>
}

function Shown({ product, wantedSku, shareCode, onRefresh }: ShownProps) {
  const [skuId, setSkuId] = useState(wantedSku)
  const [quantity, setQuantity] = useState(1)
  const [asked, setAsked] = useState<Asked | null>(null)
  // Until something is chosen, the SKU whose price the lists show.
  const listed = product.skus.find(
    (candidate) => candidate.stock > 0 && candidate.priceFen === product.priceFen,
  )
  const sku = product.skus.find((candidate) => candidate.id === skuId) ?? listed ?? product.skus[0]
  return (
    <Page nav="none" onRefresh={onRefresh} footBar={<BuyBar product={product} onAsk={setAsked} />}>
      <Gallery product={product} shareCode={shareCode} />
      <PriceBar product={product} sku={sku} picked={skuId !== undefined} />
      <TitleCard product={product} />
      {product.onSale ? <LiveRow productId={product.id} /> : null}
      {product.onSale ? <OffersRow product={product} /> : null}
      {product.certification ? <CertificateCard certification={product.certification} /> : null}
      <TraceRow productId={product.id} />
      <ChoiceRows product={product} sku={sku} quantity={quantity} onChoose={() => setAsked('choose')} />
      <SpecsCard product={product} />
      <ReviewsCard productId={product.id} />
      <ShopCard merchant={product.merchant} productId={product.id} />
      <DetailCard product={product} />
      {asked ? (
        <SkuSheet
          product={product}
          sku={sku}
          quantity={quantity}
          act={asked}
          onPick={(picked) => {
            setSkuId(picked.id)
            setQuantity((before) => Math.max(1, Math.min(before, picked.stock)))
          }}
          onQuantity={setQuantity}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Page>
  )
}
