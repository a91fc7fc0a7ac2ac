import type { Notice } from '@yuxiang/shared/api/certification'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { Picture } from '@/components/Picture'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { countText } from '@/services/certification-words'
import { pages, pageUrl } from '@/services/navigation'
import { noticeTag } from '../shared/notice-tag'
import './index.scss'

type Filter = 'running' | 'past'
const filters = [
  { key: 'running', name: '正在公示' },
  { key: 'past', name: '已结束' },
] as const

/** 认定公示: what counties mean to certify, for everybody to look at. */
export default function NoticesPage() {
  const [filter, setFilter] = useState<Filter>('running')
  const [county, setCounty] = useState<{ code: string; name: string }>()
  const [picking, setPicking] = useState(false)
  const list = usePagedList<Notice>(`notices-${filter}-${county?.code ?? ''}`, ({ cursor }) =>
    call('GET /api/certification-notices', {
      query: { filter, ...(county ? { county: county.code } : {}), ...(cursor ? { cursor } : {}) },
    }),
  )
  return (
    <Page title="认定公示" onRefresh={list.refresh}>
      <View className="notices__head">
        <Chips label="公示状态" options={filters} chosen={[filter]} onTap={setFilter} />
      </View>
      <View className="card">
        <Cell title="区县" value={county?.name ?? '全部区县'} onTap={() => setPicking(true)} />
        <Cell title="撤销与暂停名单" hint="已失去认定的产品和原因" to={pages.revocations} />
      </View>
      {list.items.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="book"
          title={filter === 'running' ? '现在没有正在公示的产品' : '还没有结束的公示'}
          hint="区县拟认定的帮扶产品会在这里公示，任何人都可以提出异议"
        />
      ) : (
        <SkeletonRows count={3} />
      )}
      {picking ? (
        <CountySheet
          withAll
          chosen={county?.name ?? ''}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            setCounty(picked ?? undefined)
          }}
        />
      ) : null}
    </Page>
  )
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { id, productName, imageUrl, merchantName, county, households, startsOn, endsOn } = notice
  const tag = noticeTag(notice)
  return (
    <Link className="card notice-card" to={pageUrl(pages.notice, { id })}>
      <View className="notice-card__picture">
        <Picture src={imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow">
        <View className="notice-card__name lines-2">{productName}</View>
        <View className="muted lines-1">{merchantName}</View>
        <View className="notice-card__line">
          <Tag tone={tag.tone}>{tag.text}</Tag>
          <Text className="muted">
            {county} · 带动 {countText(households)} 户
          </Text>
        </View>
        <View className="muted number">
          {startsOn} 至 {endsOn}
        </View>
      </View>
    </Link>
  )
}
