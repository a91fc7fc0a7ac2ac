import type { ManagedUnit } from '@yuxiang/shared/api/reserved-share-office'
import { unitLevelNames } from '@yuxiang/shared/reserved-share/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { NameLink } from '@/workbench/name-link'
import { PagedTable } from '@/workbench/paged-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'

const register = () => openPage(pages.budgetUnitEdit)

/** 平台运营：登记的预算单位 */
export default function BudgetUnitsPage() {
  return (
    <DeskGate desk="operator" title="预算单位" self={pages.budgetUnits}>
      {(userId) => (
        <DeskPage
          desk="operator"
          section="budgetUnits"
          title="预算单位"
          actions={
            <Button size="fit" onTap={register}>
              登记单位
            </Button>
          }
        >
          <Units userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Units({ userId }: { userId: string }) {
  const [q, setQ] = useState('')
  const list = usePage(ownName(userId, `managed-units-${q}`), (page) =>
    call('GET /api/operations/budget-units', { query: { ...page, ...(q ? { q } : {}) } }),
  )
  useShowAgain(() => void list.reload())
  return (
    <View className="card">
      <SearchField label="搜单位名称或信用代码" onSearch={setQ} />
      <PagedTable
        label="预算单位"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty
            icon="book"
            title={q ? `没有“${q}”` : '还没有登记预算单位'}
            hint="登记后，经办人用自己的手机号登录填报预留份额"
            action="登记单位"
            onAction={register}
          />
        }
      />
    </View>
  )
}

const columns: Column<ManagedUnit>[] = [
  {
    name: '单位',
    kind: 'title',
    share: 2,
    of: ({ id, name }) => <NameLink to={pageUrl(pages.budgetUnitEdit, { id })}>{name}</NameLink>,
  },
  {
    name: '信用代码',
    share: 1.5,
    of: ({ creditCode }) => <Text className="number">{creditCode}</Text>,
  },
  { name: '级别', share: 0.8, of: ({ level }) => unitLevelNames[level] },
  { name: '区县', of: ({ county }) => county || '市本级' },
  { name: '经办人', kind: 'figure', share: 0.8, of: ({ officers }) => `${officers.length} 人` },
  {
    name: '状态',
    share: 0.8,
    of: ({ closedReason }) => (closedReason === null ? <Tag>在册</Tag> : <Tag tone="plain">已停用</Tag>),
  },
]
