import type { MerchantQuery, MerchantRow } from '@yuxiang/shared/api/merchant-office'
import { merchantKindNames } from '@yuxiang/shared/merchants/check-application'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { daysLeftWords, saleWords } from '@/services/merchant-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { FilterRow } from '@/workbench/filter-row'
import { type CountyChoice, ListHead } from '@/workbench/list-head'
import { type Here, OfficePage } from '@/workbench/office-page'
import { PagedTable } from '@/workbench/paged-table'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'

type Filter = 'all' | 'active' | 'suspended' | 'ending'
const filters: { key: Filter; name: string }[] = [
  { key: 'all', name: '全部' },
  { key: 'ending', name: '证照 30 天内到期' },
  { key: 'suspended', name: '已暂停' },
  { key: 'active', name: '未暂停' },
]
const queries: Record<Filter, Pick<MerchantQuery, 'state' | 'ending'>> = {
  all: {},
  active: { state: 'active' },
  suspended: { state: 'suspended' },
  ending: { ending: 'true' },
}
type Sort = NonNullable<MerchantQuery['sort']>
const sorts: { key: Sort; name: string }[] = [
  { key: 'name', name: '按名称' },
  { key: 'licence', name: '证照先到期的' },
  { key: 'newest', name: '最近入驻' },
]

/** 市场主体：状态与证照有效期 */
export default function SupervisedMerchantsPage() {
  return (
    <OfficePage section="merchants" title="市场主体" self={pages.supervisedMerchants}>
      {(here) => <Merchants here={here} />}
    </OfficePage>
  )
}

function Merchants({ here: { userId, office } }: { here: Here }) {
  const [filter, setFilter] = useState<Filter>('all')
  const [sort, setSort] = useState<Sort>('name')
  const [q, setQ] = useState('')
  const [county, setCounty] = useState<CountyChoice>()
  const query = {
    sort,
    ...queries[filter],
    ...(q ? { q } : {}),
    ...(county ? { county: county.code } : {}),
  }
  const list = usePage(ownName(userId, `merchants-${JSON.stringify(query)}`), (page) =>
    call('GET /api/merchant-office/merchants', { query: { ...query, ...page } }),
  )
  useShowAgain(() => void list.reload())
  return (
    <View className="card">
      <ListHead
        search="名称或统一社会信用代码"
        onSearch={setQ}
        {...(office === 'county' ? {} : { county, onCounty: setCounty })}
        fileOf={(format) => call('GET /api/merchant-office/merchants-file', { query: { ...query, format } })}
      />
      <FilterRow label="筛选" options={filters} chosen={filter} onChoose={setFilter} />
      <FilterRow label="排序" options={sorts} chosen={sort} onChoose={setSort} />
      <PagedTable
        label="市场主体"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty icon="shop" title="没有这样的市场主体" hint="换个条件试试" />}
      />
    </View>
  )
}

const columns: Column<MerchantRow>[] = [
  { name: '名称', kind: 'title', share: 2, of: ({ name }) => name },
  { name: '类型', of: ({ kind }) => merchantKindNames[kind] },
  { name: '区县', of: ({ county }) => county },
  {
    name: '信用代码',
    share: 2.2,
    of: ({ creditCode }) => <Text className="number">{creditCode ?? '未登记'}</Text>,
  },
  {
    name: '证照',
    share: 1.2,
    of: ({ licensedThrough, daysLeft }) =>
      daysLeft !== null && daysLeft <= 30 ? (
        <Tag tone={daysLeft < 0 ? 'vermilion' : 'citrus'}>{daysLeftWords(daysLeft)}</Tag>
      ) : (
        <Text className="number">{licensedThrough ?? '长期'}</Text>
      ),
  },
  {
    name: '状态',
    of: (row) => {
      const { text, tone } = saleWords(row)
      return <Tag tone={tone}>{text}</Tag>
    },
  },
  {
    name: '入驻',
    share: 1.2,
    of: ({ joinedAt }) => <Text className="number">{chinaDateTime(joinedAt).slice(0, 10)}</Text>,
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.7,
    of: ({ id, name }) => (
      <Button
        size="small"
        tone="plain"
        label={`查看${name}`}
        onTap={() => openPage(pageUrl(pages.supervisedMerchant, { id }))}
      >
        查看
      </Button>
    ),
  },
]
