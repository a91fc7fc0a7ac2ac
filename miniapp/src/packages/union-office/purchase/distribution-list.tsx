import type { Purchase } from '@yuxiang/shared/api/union-purchases'
import { orderStateNames } from '@yuxiang/shared/states/order'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type Answer, call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'
import { signedWays } from '../shared/purchase-words'

type DistributionRow = Answer<'GET /api/union-office/purchases/{id}/distributions'>['items'][number]

const states: Record<DistributionRow['state'], { text: string; tone: 'green' | 'citrus' | 'plain' }> = {
  ordered: { text: '未到货', tone: 'plain' },
  ready: { text: '待签收', tone: 'citrus' },
  signed: { text: '已签收', tone: 'green' },
  cancelled: { text: '已取消', tone: 'plain' },
}

const toneOf = ({ state }: DistributionRow) => states[state].tone
/** A parcel is on its way, or not; at the unit goods are there, or not. */
const wordsOf = ({ state, parcels }: DistributionRow) =>
  state === 'ordered' && parcels.length > 0
    ? parcels.every((parcel) => parcel.state === 'paid')
      ? '待发货'
      : '运输中'
    : states[state].text

interface Props {
  userId: string
  purchase: Purchase
  onSigned: () => Promise<void>
}

const actsOf = (sign: (row: DistributionRow) => Promise<void>): Column<DistributionRow> => ({
  name: '操作',
  kind: 'acts',
  share: 0.8,
  of: (row) =>
    row.state === 'ready' ? (
      <Button size="small" tone="green" label={`登记签收 ${row.name}`} onTap={() => void sign(row)}>
        登记签收
      </Button>
    ) : null,
})

/** Who gets a share and who has signed for it; the officer signs for those who signed on paper. */
export function DistributionList({ userId, purchase, onSigned }: Props) {
  const [q, setQ] = useState('')
  const list = usePage(ownName(userId, `office-distributions-${purchase.id}-${q}`), (page) =>
    call('GET /api/union-office/purchases/{id}/distributions', {
      params: { id: purchase.id },
      query: { ...(q ? { q } : {}), ...page },
    }),
  )
  const sign = async (row: DistributionRow) => {
    const question = `登记“${row.name}”已现场签字领取？签收进入凭证材料，不能撤销。`
    if (!(await confirmAct('登记签收', question, '已签字'))) return
    try {
      await call('POST /api/union-office/distributions/{id}/sign', { params: { id: row.id } })
      toastDone('已登记')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await Promise.all([list.reload(), onSigned()])
  }
  const columns: Column<DistributionRow>[] = [
    { name: '姓名', kind: 'title', of: (row) => row.name },
    { name: '手机号', share: 1.2, of: (row) => <Text className="number">{row.phoneMasked}</Text> },
    { name: '分组', of: (row) => row.group || '未分组' },
    { name: '状态', of: (row) => <Tag tone={toneOf(row)}>{wordsOf(row)}</Tag> },
    ...(purchase.delivery === 'members'
      ? [
          {
            name: '包裹',
            kind: 'wide' as const,
            share: 2.4,
            of: (row: DistributionRow) => (
              <>
                {row.parcels.map(({ orderId, orderNo, merchantName, state }) => (
                  <View key={orderId}>
                    {merchantName} <Text className="number">{orderNo}</Text> {orderStateNames[state]}
                  </View>
                ))}
              </>
            ),
          },
        ]
      : []),
    {
      name: '签收',
      kind: 'wide',
      share: 1.8,
      of: ({ signedAt, signedAs }) =>
        signedAt ? (
          <>
            <Text className="number">{chinaDateTime(signedAt)}</Text>
            {signedAs ? <Text> {signedWays[signedAs]}</Text> : null}
          </>
        ) : (
          '—'
        ),
    },
    // A parcel is received by its member: there is nothing to sign for them.
    ...(purchase.delivery === 'unit' ? [actsOf(sign)] : []),
  ]
  return (
    <Panel title="分发与签收">
      {purchase.delivery === 'members' ? (
        <Note>会员确认收货即签收；发货满规定天数系统自动签收，会单独标明。</Note>
      ) : purchase.state === 'ordered' ? (
        <Note>货到单位、订单确认收货后，会员才能在手机上签收，或由您登记。</Note>
      ) : null}
      <View className="form-field">
        <SearchField label="搜姓名或手机尾号" onSearch={setQ} />
      </View>
      <PagedTable
        label="分发与签收名单"
        list={list}
        columns={columns}
        keyOf={(row) => row.id}
        empty={<Empty title={q ? `没有“${q}”` : '名单是空的'} hint="换个姓名或手机尾号试试" />}
      />
    </Panel>
  )
}
