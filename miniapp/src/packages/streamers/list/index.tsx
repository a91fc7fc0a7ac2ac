import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { Page } from '@/components/Page'
import { View } from '@/elements'
import { pages } from '@/services/navigation'
import { Bases } from './bases'
import './index.scss'
import { Streamers } from './streamers'

const parts = [
  { key: 'streamers', name: '主播' },
  { key: 'bases', name: '产地直播基地' },
] as const
type Part = (typeof parts)[number]['key']

/** 带货主播与产地直播基地, by county */
export default function StreamersPage() {
  const { params } = useRouter()
  const [part, setPart] = useState<Part>(params.part === 'bases' ? 'bases' : 'streamers')
  const [county, setCounty] = useState<{ code: string; name: string }>()
  const [picking, setPicking] = useState(false)
  useShareAppMessage(() => ({ title: '渝乡集：在产地给您讲好东西的主播', path: pages.streamers }))
  return (
    <Page title="带货主播">
      <View className="row streamers__filters">
        <View className="grow">
          <Chips label="看什么" options={parts} chosen={[part]} onTap={setPart} />
        </View>
        <Button size="small" tone="plain" onTap={() => setPicking(true)}>
          {county?.name ?? '全部区县'}
        </Button>
      </View>
      {part === 'streamers' ? <Streamers county={county?.code} /> : <Bases county={county?.code} />}
      {picking ? (
        <CountySheet
          withAll
          every
          chosen={county?.name ?? ''}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            setCounty(picked ? { code: picked.code, name: picked.name } : undefined)
          }}
        />
      ) : null}
    </Page>
  )
}
