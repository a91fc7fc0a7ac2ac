import type { OfficeCertificate } from '@yuxiang/shared/api/certification-office'
import { type CertificateState, certificateStateNames } from '@yuxiang/shared/states/certification'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { countText } from '@/services/certification-words'
import { daysUntil } from '@/services/china-time'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { PagedTable } from '@/workbench/paged-table'
import { SearchField } from '@/workbench/search-field'
import { usePage } from '@/workbench/use-page'
import { CountyChoice } from '../shared/county-choice'
import { OfficeDesk, OfficeGate, type OfficeViewer } from '../shared/office-desk'
import { certificateTone } from '../shared/state-tags'

type Filter = CertificateState | 'ending' | 'recheck' | 'all'
const shown: readonly Filter[] = [
  'all',
  'published',
  'recheck',
  'ending',
  'suspended',
  'revoked',
  'expired',
  'renewed',
]
const names: Partial<Record<Filter, string>> = { all: '全部', recheck: '待年度复核', ending: '90 天内到期' }
const nameOf = (filter: Filter): string => names[filter] ?? certificateStateNames[filter as CertificateState]

type Sort = 'publishedOn' | 'validTo' | 'households' | 'nextRecheckOn'
const sorts = [
  { key: 'publishedOn', name: '新发布在前' },
  { key: 'validTo', name: '先到期在前' },
  { key: 'nextRecheckOn', name: '先复核在前' },
  { key: 'households', name: '带动户数多在前' },
] as const

/** 证书与复核 */
export default function CertificatesPage() {
  return (
    <OfficeGate title="证书与复核" self={pages.officeCertificates}>
      {(viewer) => <Certificates {...viewer} />}
    </OfficeGate>
  )
}

function Certificates({ userId, mayAct }: OfficeViewer) {
  const [filter, setFilter] = useState<Filter>('all')
  const [sort, setSort] = useState<Sort>('publishedOn')
  const [county, setCounty] = useState<string>()
  const [q, setQ] = useState('')
  const [exporting, setExporting] = useState(false)
  const query = {
    ...(filter === 'all' ? {} : { filter }),
    ...(county ? { county } : {}),
    ...(q ? { q } : {}),
    sort,
  }
  const list = usePage(ownName(userId, `certificates-${JSON.stringify(query)}`), (page) =>
    call('GET /api/certification-office/certificates', { query: { ...query, ...page } }),
  )
  useShowAgain(() => void list.reload())
  const save = async () => {
    setExporting(true)
    try {
      const { downloadUrl } = await call('POST /api/certification-office/exports', { body: query })
      await openDocument(downloadUrl)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setExporting(false)
  }
  return (
    <OfficeDesk
      section="certificates"
      title="证书与复核"
      onRefresh={list.reload}
      actions={
        <>
          {mayAct ? (
            <Button size="fit" tone="plain" onTap={() => openPage(pages.officeCertificateImport)}>
              导入已有目录
            </Button>
          ) : null}
          <Button size="fit" loading={exporting} onTap={() => void save()}>
            导出 Excel
          </Button>
        </>
      }
    >
      <View className="bench__filters">
        <SearchField label="搜证书编号、产品或单位" onSearch={setQ} />
        <CountyChoice userId={userId} chosen={county} onChoose={setCounty} />
        <Chips
          label="按状态查看"
          options={shown.map((key) => ({ key, name: nameOf(key) }))}
          chosen={[filter]}
          onTap={setFilter}
        />
        <Chips label="排列" options={sorts} chosen={[sort]} onTap={setSort} />
      </View>
      <View className="card">
        <PagedTable
          label="认定证书"
          list={list}
          keyOf={({ id }) => id}
          columns={columnsFor(mayAct)}
          empty={
            <Empty
              icon="shield"
              title="没有这样的证书"
              hint={mayAct ? '换一个筛选，或导入已有的认定目录' : '换一个筛选'}
            />
          }
        />
      </View>
    </OfficeDesk>
  )
}

const columnsFor = (mayAct: boolean) => [
  {
    name: '产品',
    kind: 'title' as const,
    share: 2,
    of: ({ productName }: OfficeCertificate) => productName,
  },
  {
    name: '证书编号',
    kind: 'wide' as const,
    share: 1.8,
    of: ({ certificateNo }: OfficeCertificate) => <Text className="number">{certificateNo}</Text>,
  },
  ...(mayAct ? [] : [{ name: '区县', of: ({ county }: OfficeCertificate) => county }]),
  {
    name: '状态',
    share: 0.8,
    of: ({ state }: OfficeCertificate) => (
      <Tag tone={certificateTone(state)}>{certificateStateNames[state]}</Tag>
    ),
  },
  { name: '带动农户', of: ({ households }: OfficeCertificate) => `${countText(households)} 户` },
  { name: '有效期至', of: ({ validTo }: OfficeCertificate) => <Text className="number">{validTo}</Text> },
  {
    name: '下次复核',
    share: 1.3,
    of: (row: OfficeCertificate) => <Text className="number">{recheckOf(row)}</Text>,
  },
  {
    name: '操作',
    kind: 'acts' as const,
    share: 0.8,
    of: ({ id, productName }: OfficeCertificate) => (
      <Button
        size="small"
        tone="plain"
        label={`查看 ${productName}`}
        onTap={() => openPage(pageUrl(pages.officeCertificate, { id }))}
      >
        查看
      </Button>
    ),
  },
]

function recheckOf({ state, nextRecheckOn }: OfficeCertificate): string {
  if (!nextRecheckOn || (state !== 'published' && state !== 'suspended')) return '—'
  const days = daysUntil(nextRecheckOn)
  return days < 0
    ? `${nextRecheckOn}（已过 ${-days} 天）`
    : days <= 60
      ? `${nextRecheckOn}（${days} 天）`
      : nextRecheckOn
}
