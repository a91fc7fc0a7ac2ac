import type { EntryView } from '@yuxiang/shared/api/streamer-views'
import { type EntryKind, entryKindNames } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import { NameLink } from '@/workbench/name-link'
import type { Here } from '@/workbench/office-page'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'

/** Bases, teams or brands of the register. */
export function Entries({ here: { userId, office }, kind }: { here: Here; kind: EntryKind }) {
  const [q, setQ] = useState('')
  const list = usePagedList<EntryView>(ownName(userId, `register-${kind}-${q}`), ({ cursor }) =>
    call('GET /api/streamer-desk/entries', {
      query: { kind, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) },
    }),
  )
  useShowAgain(() => void list.refresh())
  const name = entryKindNames[kind]
  const enter = () => openPage(pageUrl(pages.registerEntry, { kind }))
  return (
    <>
      <View className="register__head">
        <SearchField label={`搜${name}名称`} onSearch={setQ} />
      </View>
      {office === 'city' ? null : (
        <View className="register__acts">
          <Button size="fit" onTap={enter}>
            登记{name}
          </Button>
        </View>
      )}
      <GrowingTable
        label={name}
        list={list}
        columns={columnsOf(kind)}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon={kind === 'brand' ? 'star' : 'place'}
            title={q ? `没有“${q}”` : `名册里还没有${name}`}
            {...(office === 'city' ? {} : { action: `登记${name}`, onAction: enter })}
          />
        }
      />
    </>
  )
}

const columnsOf = (kind: EntryKind): Column<EntryView>[] => [
  {
    name: '名称',
    kind: 'title',
    share: 1.8,
    of: ({ id, name }) => <NameLink to={pageUrl(pages.registerEntry, { kind, id })}>{name}</NameLink>,
  },
  { name: '区县', of: ({ county }) => county },
  kind === 'brand'
    ? {
        name: '平台品牌与商品',
        share: 2,
        of: ({ brand, products }) =>
          [brand?.name, products.length > 0 ? `${products.length} 款商品` : undefined]
            .filter(Boolean)
            .join(' · ') || '—',
      }
    : { name: '地址', share: 2, of: ({ place }) => place || '—' },
  ...(kind === 'brand'
    ? []
    : [
        {
          name: '在册主播',
          kind: 'figure' as const,
          of: ({ streamers }: EntryView) => `${streamers} 名`,
        },
      ]),
  { name: '登记日期', of: ({ registeredOn }) => registeredOn },
  {
    name: '状态',
    share: 0.8,
    of: ({ state }) => (state === 'registered' ? <Tag>在册</Tag> : <Tag tone="plain">已除名</Tag>),
  },
]
