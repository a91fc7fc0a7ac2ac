import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { BrandPage as Brand, BrandNode } from '@yuxiang/shared/api/brands'
import { inTreeOrder } from '@/components/BrandSheet/tree-order'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { GrowingFeed } from '@/components/Feed/growing'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { SkeletonFeed, SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { brandLevelNames } from '../shared/brand-words'
import './index.scss'

/** Of those who may use it; their goods stand below. */
const holdersShown = 3

/** 品牌: one with its tree and products; without an id the whole tree. */
export default function BrandPage() {
  const id = useRouter().params.id ?? ''
  return id ? <One id={id} /> : <All />
}

function All() {
  const brands = useAnswer('brands', () => call('GET /api/brands'))
  return (
    <Page title="重庆品牌" onRefresh={brands.reload}>
      {brands.data ? (
        <View className="card">
          {inTreeOrder(brands.data.items).map((brand) => (
            <Branch key={brand.id} brand={brand} indented />
          ))}
        </View>
      ) : brands.problem ? (
        <Failure problem={brands.problem} onRetry={() => void brands.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </Page>
  )
}

function One({ id }: { id: string }) {
  const brand = useAnswer(`brand-${id}`, () => call('GET /api/brands/{id}', { params: { id } }))
  const { data, problem } = brand
  useShareAppMessage(() => ({ title: data?.name ?? '渝乡集', path: pageUrl(pages.brand, { id }) }))
  if (data) return <Shown brand={data} onReload={brand.reload} />
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 429
  return (
    <Page title="品牌">
      {isUnknown ? (
        <Empty icon="star" title="没有这个品牌" action="全部品牌" onAction={() => openPage(pages.brand)} />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void brand.reload()} />
      ) : (
        <>
          <SkeletonRows count={2} />
          <SkeletonFeed />
        </>
      )}
    </Page>
  )
}

function Shown({ brand, onReload }: { brand: Brand; onReload: () => Promise<void> }) {
  const { id, name, level, county, intro, path, children, merchants } = brand
  const list = usePagedList(`brand-products-${id}`, (request) =>
    call('GET /api/products', { query: { brand: id, ...paging(request, 20) } }),
  )
  return (
    <Page title="品牌" onRefresh={() => Promise.all([onReload(), list.refresh()])}>
      <View className="card brand-head">
        {path.length > 0 ? (
          <View className="brand-head__path">
            {path.map((one) => (
              <Link key={one.id} className="brand-head__above" to={pageUrl(pages.brand, { id: one.id })}>
                {one.name}
                <Icon name="next" size="sm" color="muted" />
              </Link>
            ))}
          </View>
        ) : null}
        <View className="row brand-head__line">
          <Text className="grow brand-head__name" role="heading">
            {name}
          </Text>
          <Tag tone="citrus">{brandLevelNames[level]}</Tag>
        </View>
        {county ? <View className="muted">{county}</View> : null}
        {intro ? <View className="brand-head__intro">{intro}</View> : null}
        {merchants.length > 0 ? (
          <View className="brand-head__holders">
            {merchants.length > holdersShown ? `${merchants.length} 家主体获授权使用，如` : '授权使用'}
            {merchants.slice(0, holdersShown).map((merchant) => (
              <Link
                key={merchant.id}
                className="brand-head__holder"
                to={pageUrl(pages.shop, { id: merchant.id })}
              >
                {merchant.name}
              </Link>
            ))}
          </View>
        ) : null}
      </View>
      {children.length > 0 ? (
        <View className="card">
          <View className="section-title" role="heading">
            {level === 'city' ? '区县品牌' : '企业品牌'}
          </View>
          {children.map((child) => (
            <Branch key={child.id} brand={child} />
          ))}
        </View>
      ) : null}
      <View className="brand-title section-title" role="heading">
        品牌商品
      </View>
      <GrowingFeed
        list={list}
        empty={<Empty icon="star" title="还没有获授权的商品" hint="授权后会出现在这里" />}
      />
    </Page>
  )
}

function Branch({ brand, indented = false }: { brand: BrandNode; indented?: boolean }) {
  const { id, name, level, county, productCount } = brand
  return (
    <Link
      className={`brand-branch ${indented ? `brand-branch--${level}` : ''}`}
      to={pageUrl(pages.brand, { id })}
    >
      <View className="grow">
        <View className="brand-branch__name">{name}</View>
        <View className="muted">{[brandLevelNames[level], ...(county ? [county] : [])].join(' · ')}</View>
      </View>
      <Text className="muted">{productCount} 款</Text>
      <Icon name="next" size="sm" color="muted" />
    </Link>
  )
}
