import type { CaseRow } from '@yuxiang/shared/api/certification'
import { applicationStateNames } from '@yuxiang/shared/states/certification'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { countText } from '@/services/certification-words'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { GrowingTable } from '@/workbench/growing-table'
import { ProductChoice } from './product-choice'

type Filter = 'open' | 'ended'
const filters = [
  { key: 'open', name: '办理中' },
  { key: 'ended', name: '已办结' },
] as const

/** 认定申请 */
export default function ApplicationsPage() {
  return (
    <DeskGate desk="merchant" title="认定申请" self={pages.certify}>
      {(userId) => <Shown userId={userId} />}
    </DeskGate>
  )
}

const whereTo = ({ id, state }: Pick<CaseRow, 'id' | 'state'>): string =>
  pageUrl(state === 'draft' ? pages.certifyEdit : pages.certifyCase, { id })

function Shown({ userId }: { userId: string }) {
  const [filter, setFilter] = useState<Filter>('open')
  const [picking, setPicking] = useState(false)
  const list = usePagedList<CaseRow>(ownName(userId, `applications-${filter}`), ({ cursor }) =>
    call('GET /api/merchant/certification-applications', {
      query: { filter, ...(cursor ? { cursor } : {}) },
    }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <DeskPage
      desk="merchant"
      section="certification"
      title="认定申请"
      onRefresh={list.refresh}
      actions={
        <Button size="fit" onTap={() => setPicking(true)}>
          申请、续期或复核
        </Button>
      }
    >
      <View className="bench__filters">
        <Chips label="筛选" options={filters} chosen={[filter]} onTap={setFilter} />
      </View>
      <GrowingTable
        label="认定申请"
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            name: '商品',
            kind: 'title',
            share: 2,
            of: ({ productName }) => productName,
          },
          { name: '类型', of: ({ kind }) => (kind === 'renewal' ? '续期' : '首次') },
          {
            name: '状态',
            of: ({ state }) => <Tag tone={toneOf(state)}>{applicationStateNames[state]}</Tag>,
          },
          { name: '带动农户', of: ({ households }) => `${countText(households)} 户` },
          { name: '更新时间', of: ({ changedAt }) => chinaDateTime(changedAt) },
          {
            name: '操作',
            kind: 'acts',
            of: (row) => (
              <Button
                size="small"
                tone="plain"
                label={`${actOf(row)} ${row.productName}`}
                onTap={() => openPage(whereTo(row))}
              >
                {actOf(row)}
              </Button>
            ),
          },
        ]}
        empty={
          <Empty
            icon="shield"
            title={filter === 'open' ? '没有办理中的申请' : '还没有办结的申请'}
            hint="认定后的商品有“帮扶产品”标识，工会经费可以购买"
            {...(filter === 'open' ? { action: '申请认定', onAction: () => setPicking(true) } : {})}
          />
        }
      />
      {picking ? <ProductChoice onClose={() => setPicking(false)} /> : null}
    </DeskPage>
  )
}

const actOf = ({ state }: CaseRow): string =>
  state === 'draft' ? '继续填写' : state === 'returned' ? '去补正' : '查看'

function toneOf(state: CaseRow['state']): 'green' | 'citrus' | 'vermilion' | 'plain' {
  if (state === 'published') return 'green'
  if (state === 'returned' || state === 'refused') return 'vermilion'
  return state === 'withdrawn' || state === 'draft' ? 'plain' : 'citrus'
}
