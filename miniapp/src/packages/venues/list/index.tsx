import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { VenueKind } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Page } from '@/components/Page'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { pages } from '@/services/navigation'
import { venueKindNames } from '@/services/venue-words'
import './index.scss'
import { Places } from './places'
import { Zones } from './zones'

const kinds = (Object.keys(venueKindNames) as VenueKind[]).map((key) => ({ key, name: venueKindNames[key] }))

const asked = (kind: string | undefined): VenueKind => (kind === 'counter' || kind === 'zone' ? kind : 'hall')

/** 专馆、专柜、专区: where certified products are shown and sold together. */
export default function VenuesPage() {
  const params = useRouter().params
  const [kind, setKind] = useState<VenueKind>(() => asked(params.kind))
  const places = useAnswer('venue-places', () => call('GET /api/venues/places'))
  useShareAppMessage(() => ({ title: '渝乡集：帮扶产品专馆、专柜、专区', path: pages.venues }))
  return (
    <Page title="专馆专柜专区" onRefresh={places.reload}>
      <View className="venues__filters">
        <Chips label="哪一类场馆" options={kinds} chosen={[kind]} onTap={setKind} />
      </View>
      {kind === 'zone' ? <Zones /> : <Places key={kind} kind={kind} answer={places} />}
    </Page>
  )
}
