import type { ShareUnitRow } from '@yuxiang/shared/api/reserved-share-office'
import { formatYuan } from '@yuxiang/shared/money'
import {
  type FilingStatus,
  filingStatuses,
  filingStatusNames,
  unitLevelNames,
} from '@yuxiang/shared/reserved-share/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Figures } from '@/workbench/figures'
import { FileButton } from '@/workbench/file-button'
import { FilterRow } from '@/workbench/filter-row'
import type { CountyChoice } from '@/workbench/list-head'
import { NameLink } from '@/workbench/name-link'
import { PagedTable } from '@/workbench/paged-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'
import { statusTones } from '../shared/share-words'
import { thisYear, yearChoices } from '../shared/years'

/** 市级：全市预算单位的填报与采购进度 */
export default function ShareUnitsPage() {
  return (
    <DeskGate desk="city" title="预留份额" self={pages.shareUnits}>
      {(userId) => (
        <DeskPage desk="city" section="reservedShare" title="预留份额">
          <Units userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

type Filter = FilingStatus | 'all'
const filters: { key: Filter; name: string }[] = [
  { key: 'all', name: '全部' },
  ...filingStatuses.map((key) => ({ key, name: filingStatusNames[key] })),
]

function Units({ userId }: { userId: string }) {
  const [year, setYear] = useState(thisYear)
  const [filter, setFilter] = useState<Filter>('all')
  const [q, setQ] = useState('')
  const [county, setCounty] = useState<CountyChoice>()
  const [picking, setPicking] = useState(false)
  const query = {
    year,
    ...(filter === 'all' ? {} : { status: filter }),
    ...(q ? { q } : {}),
    ...(county ? { county: county.code } : {}),
  }
  const [sums, setSums] = useState<ShareSums>()
  const list = usePage(ownName(userId, `share-units-${JSON.stringify(query)}`), async (page) => {
    const answer = await call('GET /api/reserved-share/units', { query: { ...query, ...page } })
    setSums({ year, ...answer.sums })
    return answer
  })
  useShowAgain(() => void list.reload())
  return (
    <>
      <View className="card">
        <Chips
          label="年度"
          options={yearChoices()}
          chosen={[String(year)]}
          onTap={(key) => setYear(Number(key))}
        />
      </View>
      {sums && sums.year === year ? <Sums sums={sums} /> : null}
      <View className="card">
        <SearchField label="搜单位名称或信用代码" onSearch={setQ} />
        <FilterRow label="填报状态" options={filters} chosen={filter} onChoose={setFilter} />
        <View className="row list-head__acts">
          <Button size="fit" tone="plain" onTap={() => setPicking(true)}>
            {county?.name ?? '全部区县'}
          </Button>
          <FileButton fileOf={() => call('GET /api/reserved-share/units-file', { query })} />
        </View>
        <PagedTable
          label="预算单位"
          list={list}
          columns={columnsOf(year)}
          keyOf={({ id }) => id}
          empty={<Empty icon="book" title="没有这样的单位" hint="单位与经办人由平台运营登记" />}
        />
      </View>
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
    </>
  )
}

interface ShareSums {
  year: number
  units: number
  notFiled: number
  waiting: number
  accepted: number
  plannedFen: number
  reservedFen: number
  boughtFen: number
}

function Sums({ sums }: { sums: ShareSums }) {
  return (
    <Figures
      label={`${sums.year} 年合计`}
      figures={[
        {
          name: '单位',
          text: `${sums.units} 家`,
          hint: `已通过 ${sums.accepted} 家，待审核 ${sums.waiting} 家`,
        },
        {
          name: '未填报',
          text: `${sums.notFiled} 家`,
          hint: '含退回后未重报',
          warm: sums.notFiled > 0,
        },
        { name: '预留份额', fen: sums.reservedFen, hint: `采购计划 ¥${formatYuan(sums.plannedFen)}` },
        { name: '已采购', fen: sums.boughtFen, hint: '已扣除退款' },
      ]}
    />
  )
}

const columnsOf = (year: number): Column<ShareUnitRow>[] => [
  {
    name: '单位',
    kind: 'title',
    share: 2,
    of: ({ id, name }) => <NameLink to={pageUrl(pages.shareUnit, { id, year })}>{name}</NameLink>,
  },
  { name: '级别', share: 0.8, of: ({ level }) => unitLevelNames[level] },
  { name: '区县', of: ({ county }) => county || '市本级' },
  {
    name: '填报',
    share: 1.2,
    of: ({ status, isLate, closedReason }) => (
      <>
        <Tag tone={statusTones[status]}>{filingStatusNames[status]}</Tag>
        {isLate ? <Tag tone="plain">逾期</Tag> : null}
        {closedReason === null ? null : <Tag tone="plain">已停用</Tag>}
      </>
    ),
  },
  { name: '预留份额', kind: 'figure', share: 1.2, of: ({ reservedFen }) => `¥${formatYuan(reservedFen)}` },
  { name: '已采购', kind: 'figure', share: 1.2, of: ({ boughtFen }) => `¥${formatYuan(boughtFen)}` },
  {
    name: '完成',
    kind: 'figure',
    share: 0.7,
    of: ({ percent }) => (percent === null ? '—' : `${percent}%`),
  },
]
