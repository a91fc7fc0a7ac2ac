import type { ApplicationQuery, ApplicationRow } from '@yuxiang/shared/api/merchant-office'
import { merchantKindNames } from '@yuxiang/shared/merchants/check-application'
import { applicationStateNames } from '@yuxiang/shared/states/merchant-application'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { applicationTones } from '@/services/merchant-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { FilterRow } from '@/workbench/filter-row'
import { type CountyChoice, ListHead } from '@/workbench/list-head'
import { type Here, OfficePage } from '@/workbench/office-page'
import { PagedTable } from '@/workbench/paged-table'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'

type State = 'all' | 'submitted' | 'returned' | 'approved' | 'refused'
const states: { key: State; name: string }[] = [
  { key: 'submitted', name: '待审核' },
  { key: 'returned', name: '待补正' },
  { key: 'approved', name: '已入驻' },
  { key: 'refused', name: '未通过' },
  { key: 'all', name: '全部' },
]
type Sort = NonNullable<ApplicationQuery['sort']>
const sorts: { key: Sort; name: string }[] = [
  { key: 'waiting', name: '等待最久' },
  { key: 'newest', name: '最新提交' },
  { key: 'name', name: '按名称' },
]

/** 区县：入驻审核；市级与平台：各区县的办理情况 */
export default function ApplicationsPage() {
  return (
    <OfficePage section="entries" title="入驻申请" self={pages.entryApplications}>
      {(here) => <Queue here={here} />}
    </OfficePage>
  )
}

function Queue({ here: { userId, office } }: { here: Here }) {
  const [state, setState] = useState<State>('submitted')
  const [sort, setSort] = useState<Sort>('waiting')
  const [q, setQ] = useState('')
  const [county, setCounty] = useState<CountyChoice>()
  const query = {
    sort,
    ...(state === 'all' ? {} : { state }),
    ...(q ? { q } : {}),
    ...(county ? { county: county.code } : {}),
  }
  const list = usePage(ownName(userId, `entries-${JSON.stringify(query)}`), (page) =>
    call('GET /api/merchant-office/applications', { query: { ...query, ...page } }),
  )
  useShowAgain(() => void list.reload())
  return (
    <View className="card">
      <ListHead
        search="名称或统一社会信用代码"
        onSearch={setQ}
        {...(office === 'county' ? {} : { county, onCounty: setCounty })}
        fileOf={(format) =>
          call('GET /api/merchant-office/applications-file', { query: { ...query, format } })
        }
      />
      <FilterRow label="按状态筛选" options={states} chosen={state} onChoose={setState} />
      <FilterRow label="排序" options={sorts} chosen={sort} onChoose={setSort} />
      <PagedTable
        label="入驻申请"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="done"
            title={state === 'submitted' ? '没有待审核的申请' : '没有这样的申请'}
            hint={state === 'submitted' ? '有新申请时会发消息给您' : '换个条件试试'}
          />
        }
      />
    </View>
  )
}

const columns: Column<ApplicationRow>[] = [
  { name: '名称', kind: 'title', share: 2.2, of: ({ name }) => name },
  { name: '类型', of: ({ kind }) => (kind ? merchantKindNames[kind] : '') },
  { name: '信用代码', share: 2.1, of: ({ creditCode }) => <Text className="number">{creditCode}</Text> },
  { name: '所在地', of: ({ county, township }) => `${county} ${township}` },
  {
    name: '提交于',
    share: 1.7,
    of: ({ submittedAt }) => <Text className="number">{submittedAt ? chinaDateTime(submittedAt) : ''}</Text>,
  },
  {
    name: '状态',
    of: ({ state, round }) => (
      <>
        <Tag tone={applicationTones[state]}>{applicationStateNames[state]}</Tag>
        {round > 1 ? <Text className="muted"> 第 {round} 次</Text> : null}
      </>
    ),
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.7,
    of: ({ id, name, state }) => (
      <Button
        size="small"
        tone={state === 'submitted' ? 'line' : 'plain'}
        label={`${state === 'submitted' ? '审核' : '查看'}${name}`}
        onTap={() => openPage(pageUrl(pages.entryApplication, { id }))}
      >
        {state === 'submitted' ? '审核' : '查看'}
      </Button>
    ),
  },
]
