import type { BulletinRow } from '@yuxiang/shared/api/statistics-views'
import { bulletinStateNames } from '@yuxiang/shared/states/bulletin'
import { periodName } from '@yuxiang/shared/statistics/periods'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import { NameLink } from '@/workbench/name-link'
import type { Column } from '@/workbench/table'
import { bulletinTones } from '../shared/bulletin-tones'
import { StatisticsDesk, StatisticsGate, type Viewer } from '../shared/desk'
import { DraftSheet } from './draft-sheet'

/** 通报: what the city reported of a period, for every county to read. */
export default function BulletinsPage() {
  return (
    <StatisticsGate title="消费帮扶通报" self={pages.bulletins}>
      {(viewer) => <Bulletins {...viewer} />}
    </StatisticsGate>
  )
}

function Bulletins({ userId, isCity }: Viewer) {
  const [drafting, setDrafting] = useState(false)
  const list = usePagedList<BulletinRow>(ownName(userId, 'bulletins'), ({ cursor }) =>
    call('GET /api/statistics/bulletins', { query: cursor ? { cursor } : {} }),
  )
  useShowAgain(() => void list.refresh())
  const draft = () => setDrafting(true)
  return (
    <StatisticsDesk
      section="bulletins"
      title="消费帮扶通报"
      isCity={isCity}
      onRefresh={list.refresh}
      actions={
        isCity ? (
          <Button size="fit" onTap={draft}>
            起草通报
          </Button>
        ) : null
      }
    >
      <GrowingTable
        label="通报"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="book"
            title="还没有通报"
            hint={
              isCity ? '按月、季度、半年或全年起草，发布后各区县都能看到' : '市级发布后，这里和消息里都能看到'
            }
            {...(isCity ? { action: '起草通报', onAction: draft } : {})}
          />
        }
      />
      {drafting ? (
        <DraftSheet
          onDrafted={(id) => {
            setDrafting(false)
            openPage(pageUrl(pages.bulletin, { id }))
          }}
          onClose={() => setDrafting(false)}
        />
      ) : null}
    </StatisticsDesk>
  )
}

const columns: Column<BulletinRow>[] = [
  {
    name: '标题',
    kind: 'title',
    share: 2.4,
    of: ({ id, title }) => <NameLink to={pageUrl(pages.bulletin, { id })}>{title}</NameLink>,
  },
  { name: '期间', of: periodName },
  { name: '文号', share: 1.2, of: ({ documentNo }) => documentNo ?? '—' },
  {
    name: '发布时间',
    share: 1.2,
    of: ({ publishedAt }) => (publishedAt === null ? '—' : chinaDateTime(publishedAt)),
  },
  {
    name: '状态',
    share: 0.8,
    of: ({ state }) => <Tag tone={bulletinTones[state]}>{bulletinStateNames[state]}</Tag>,
  },
]
