import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { MerchantPage as Merchant } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { GrowingFeed } from '@/components/Feed/growing'
import { Page } from '@/components/Page'
import { SkeletonFeed, SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { MerchantHead } from './head'
import './index.scss'

/** 商家主页: who sells, what licenses it, how it stands, what it sells, and where to complain. */
export default function MerchantPage() {
  const id = useRouter().params.id ?? ''
  const { data, problem, reload } = useAnswer(`merchant-page-${id}`, () =>
    call('GET /api/merchants/{id}/shop', { params: { id } }),
  )
  useShareAppMessage(() => ({ title: data?.name ?? '渝乡集', path: pageUrl(pages.shop, { id }) }))
  if (data) return <Shown merchant={data} onReload={reload} />
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 429
  return (
    <Page title="商家主页">
      {isUnknown ? (
        <Empty icon="shop" title="没有这个商家" action="去逛逛" onAction={() => openPage(pages.home)} />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <>
          <SkeletonRows count={2} />
          <SkeletonFeed />
        </>
      )}
    </Page>
  )
}

const kinds = [
  { key: 'certified', name: '认定帮扶产品' },
  { key: 'all', name: '全部商品' },
] as const
type Kind = (typeof kinds)[number]['key']

function Shown({ merchant, onReload }: { merchant: Merchant; onReload: () => Promise<void> }) {
  const { id, certificates, productCount } = merchant
  const [kind, setKind] = useState<Kind>(certificates > 0 ? 'certified' : 'all')
  const list = usePagedList(`merchant-products-${id}-${kind}`, (request) =>
    call('GET /api/products', {
      query: {
        merchant: id,
        sort: 'sales',
        ...(kind === 'certified' ? { certified: 'true' } : {}),
        ...paging(request, 20),
      },
    }),
  )
  const counts = { certified: certificates, all: productCount }
  return (
    <Page title="商家主页" onRefresh={() => Promise.all([onReload(), list.refresh()])}>
      <MerchantHead merchant={merchant} />
      <View className="merchant-goods">
        <Chips
          label="看哪些商品"
          options={kinds.map(({ key, name }) => ({ key, name, note: `${counts[key]}` }))}
          chosen={[kind]}
          onTap={setKind}
        />
      </View>
      <GrowingFeed
        list={list}
        empty={
          <Empty
            icon="shop"
            title={kind === 'certified' ? '没有认定有效的商品' : '商家暂时没有在售商品'}
            hint="帮扶专区里有全部帮扶产品"
            action="去帮扶专区"
            onAction={() => openPage(pageUrl(pages.search, { certified: 'true' }))}
          />
        }
      />
    </Page>
  )
}
