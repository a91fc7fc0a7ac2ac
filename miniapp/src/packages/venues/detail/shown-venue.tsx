import type { Venue } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { GrowingFeed } from '@/components/Feed/growing'
import { Note } from '@/components/Note'
import { Page } from '@/components/Page'
import { Picture } from '@/components/Picture'
import { Slides, View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { callPhone } from '@/services/call-phone'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { openMap } from '@/services/open-map'
import { VenueHead } from '../shared/venue-head'
import { CounterStock } from './counter-stock'
import './index.scss'

interface Props {
  venue: Venue
  /** Its code was just scanned. */
  scanned: boolean
  onReload: () => Promise<void>
}

/** A venue's page: pictures, where and when, the way there, what lies in a counter, what it sells. */
export function ShownVenue({ venue, scanned, onReload }: Props) {
  const { id, name, kind, intro, pictures, state } = venue
  const list = usePagedList(`venue-products-${id}`, (request) =>
    call('GET /api/products', { query: { venue: id, ...paging(request, 20) } }),
  )
  const reload = () => Promise.all([onReload(), list.refresh()])
  const isOpen = state === 'open'
  return (
    <Page title="场馆详情" onRefresh={reload}>
      <Pictures name={name} pictures={pictures} />
      <View className="card venue__card">
        <VenueHead venue={venue} />
        {intro ? <View className="venue__intro">{intro}</View> : null}
        {scanned && isOpen ? (
          <View className="venue__scanned">
            <Note>已扫码进入“{name}”，一天内的订单记在本馆名下，价格不变。</Note>
          </View>
        ) : null}
        <Ways venue={venue} />
      </View>
      {kind === 'counter' && isOpen ? <CounterStock venueId={id} /> : null}
      <View className="venue__title section-title" role="heading">
        {kind === 'zone' ? '专区商品' : kind === 'counter' ? '可下单寄到家' : '馆内商品'}
      </View>
      <GrowingFeed
        list={list}
        empty={
          <Empty
            icon="shop"
            title={isOpen ? '商品正在上架' : '场馆已停业'}
            hint="帮扶专区里有全部帮扶产品"
            action="去帮扶专区"
            onAction={() => openPage(pageUrl(pages.search, { certified: 'true' }))}
          />
        }
      />
    </Page>
  )
}

function Pictures({ name, pictures }: { name: string; pictures: readonly string[] }) {
  const [index, setIndex] = useState(0)
  if (pictures.length === 0) return null
  return (
    <View className="venue__pictures">
      <Slides className="venue__slides" label={`${name}的图片`} index={index} onChange={setIndex}>
        {pictures.map((picture, at) => (
          <Picture key={picture} src={picture} alt={`${name} 图 ${at + 1}`} eager={at === 0} />
        ))}
      </Slides>
      {pictures.length > 1 ? (
        <View
          className="venue__count number"
          label={`第 ${index + 1} 张，共 ${pictures.length} 张`}
          role="status"
        >
          {index + 1} / {pictures.length}
        </View>
      ) : null}
    </View>
  )
}

/** The map and the telephone, as far as they are known. */
function Ways({ venue: { point, name, address, phone } }: { venue: Venue }) {
  if (!point && !phone) return null
  return (
    <View className="row venue__ways">
      {point ? (
        <Button tone="line" onTap={() => void openMap(point, name, address)}>
          看地图、去这里
        </Button>
      ) : null}
      {phone ? (
        <Button tone="plain" label={`打电话 ${phone}`} onTap={() => void callPhone(phone)}>
          打电话 {phone}
        </Button>
      ) : null}
    </View>
  )
}
