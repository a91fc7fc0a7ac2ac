import type { StreamerQuery } from '@yuxiang/shared/api/streamer-office'
import type { StreamerRow } from '@yuxiang/shared/api/streamer-views'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { type StreamerState, streamerStateNames, streamerStates } from '@yuxiang/shared/states/streamer'
import { streamerKindNames } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { streamerTones } from '@/services/streamer-words'
import { GrowingTable } from '@/workbench/growing-table'
import { type CountyChoice, ListHead } from '@/workbench/list-head'
import { NameLink } from '@/workbench/name-link'
import type { Here } from '@/workbench/office-page'
import type { Column } from '@/workbench/table'

type Filter = StreamerState | 'all'
const filters = [
  { key: 'all', name: '全部' },
  ...streamerStates.map((key) => ({ key, name: streamerStateNames[key] })),
] as const

/** Streamers by state, county and name. */
export function Roster({ here: { userId, office } }: { here: Here }) {
  const [filter, setFilter] = useState<Filter>('all')
  const [q, setQ] = useState('')
  const [county, setCounty] = useState<CountyChoice>()
  const query: StreamerQuery = {
    ...(filter === 'all' ? {} : { state: filter }),
    ...(q ? { q } : {}),
    ...(county ? { county: county.code } : {}),
  }
  const list = usePagedList<StreamerRow>(
    ownName(userId, `register-streamers-${JSON.stringify(query)}`),
    ({ cursor }) =>
      call('GET /api/streamer-desk/streamers', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <>
      <View className="register__head">
        <ListHead
          search="搜主播名称"
          onSearch={setQ}
          {...(office === 'county' ? {} : { county, onCounty: setCounty })}
          fileOf={(format) => call('GET /api/streamer-desk/streamers-file', { query: { ...query, format } })}
        />
      </View>
      {office === 'city' ? null : (
        <View className="register__acts">
          <Button size="fit" onTap={() => openPage(pages.registerStreamer)}>
            登记主播
          </Button>
          <Button size="fit" tone="line" onTap={() => openPage(pages.registerImport)}>
            导入名册
          </Button>
        </View>
      )}
      <View className="register__chips">
        <Chips label="按状态查看" options={filters} chosen={[filter]} onTap={setFilter} />
      </View>
      <GrowingTable
        label="主播"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty icon="people" title="没有这样的主播" hint="登记主播，或导入名册；商家也可以申报自己的主播" />
        }
      />
    </>
  )
}

const columns: Column<StreamerRow>[] = [
  {
    name: '主播',
    kind: 'title',
    share: 2,
    of: ({ id, name }) => <NameLink to={pageUrl(pages.registerStreamer, { id })}>{name}</NameLink>,
  },
  { name: '区县', of: ({ county }) => county },
  { name: '类型', of: ({ kind }) => streamerKindNames[kind] },
  {
    name: '机构 / 基地 / 商家',
    share: 1.6,
    of: ({ team, base, merchant }) =>
      [team, base, merchant].flatMap((one) => one?.name ?? []).join('、') || '—',
  },
  {
    name: '平台',
    of: ({ accounts }) =>
      [...new Set(accounts.map(({ platform }) => livePlatformNames[platform]))].join('、') || '—',
  },
  { name: '本年场次', kind: 'figure', share: 0.7, of: ({ sessions }) => `${sessions} 场` },
  { name: '本年培训', kind: 'figure', share: 0.7, of: ({ trainings }) => `${trainings} 次` },
  {
    name: '状态',
    of: ({ state, counts }) => (
      <View className="register__state">
        <Tag tone={streamerTones[state]}>{streamerStateNames[state]}</Tag>
        {state === 'registered' && !counts ? <Tag tone="plain">本年未计</Tag> : null}
      </View>
    ),
  },
]
