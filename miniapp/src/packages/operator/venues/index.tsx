import type { Venue } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { kindName } from '@/services/venue-words'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import './index.scss'

type Listed = Venue & { assigned: number }
const states = [
  { key: 'open', name: '营业中' },
  { key: 'closed', name: '已停业' },
] as const

/** 运营：场馆管理 */
export default function ManagedVenuesPage() {
  return (
    <DeskGate desk="operator" title="场馆管理" self={pages.operatorVenues}>
      {(userId) => (
        <DeskPage desk="operator" section="venues" title="场馆管理">
          <Venues userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Venues({ userId }: { userId: string }) {
  const [state, setState] = useState<Venue['state']>('open')
  const list = usePagedList<Listed>(ownName(userId, `managed-venues-${state}`), ({ cursor }) =>
    call('GET /api/operations/venues', { query: { state, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  const create = () => openPage(pages.operatorVenue)
  return (
    <>
      <View className="row managed-venues__head">
        <View className="grow">
          <Chips label="按状态查看场馆" options={states} chosen={[state]} onTap={setState} />
        </View>
        <Button size="fit" onTap={create}>
          新建场馆
        </Button>
      </View>
      <View className="bench__grid">
        {list.items.map((venue) => (
          <VenueRow key={venue.id} venue={venue} />
        ))}
      </View>
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="shop"
          title={state === 'open' ? '还没有营业中的场馆' : '没有停业的场馆'}
          hint="专馆、专柜、专区可作为活动和额度的范围"
          {...(state === 'open' ? { action: '新建场馆', onAction: create } : {})}
        />
      ) : (
        <SkeletonRows count={4} />
      )}
    </>
  )
}

function VenueRow({ venue }: { venue: Listed }) {
  const { id, name, county, address, assigned, follow, state, reason } = venue
  const sold = follow ? '按规则自动选品' : `${assigned} 款商品`
  return (
    <Link className="card managed-venue" to={pageUrl(pages.operatorVenue, { id })}>
      <View className="row managed-venue__line">
        <Text className="grow managed-venue__name">{name}</Text>
        <Tag tone={state === 'open' ? 'green' : 'plain'}>{kindName(venue)}</Tag>
      </View>
      <View className="muted">{[county ?? '全市', address || '线上', sold].join(' · ')}</View>
      {reason ? <View className="muted">停业原因：{reason}</View> : null}
    </Link>
  )
}
