import type { Purchase } from '@yuxiang/shared/api/union-purchases'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type Answer, call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { Note } from '@/workbench/note'
import { PagedTable } from '@/workbench/paged-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'

type DistributionRow = Answer<'GET /api/union-office/purchases/{id}/distributions'>['items'][number]

const states: Record<DistributionRow['state'], { text: string; tone: 'green' | 'citrus' | 'plain' }> = {
  ordered: { text: '未到货', tone: 'plain' },
  ready: { text: '待签收', tone: 'citrus' },
  signed: { text: '已签收', tone: 'green' },
  cancelled: { text: '已取消', tone: 'plain' },
}

interface Props {
  userId: string
  purchase: Purchase
  onSigned: () => Promise<void>
}

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
    { name: '手机号', of: (row) => <Text className="number">{row.phoneMasked}</Text> },
    { name: '分组', of: (row) => row.group || '未分组' },
    { name: '状态', of: (row) => <Tag tone={states[row.state].tone}>{states[row.state].text}</Tag> },
    {
      name: '签收时间',
      of: (row) => <Text className="number">{row.signedAt ? chinaDateTime(row.signedAt) : '—'}</Text>,
    },
    {
      name: '操作',
      kind: 'acts',
      share: 0.8,
      of: (row) =>
        row.state === 'ready' ? (
          <Button size="small" tone="green" label={`登记${row.name}签收`} onTap={() => void sign(row)}>
            登记签收
          </Button>
        ) : null,
    },
  ]
  return (
    <Panel title="分发与签收">
      {purchase.state === 'ordered' ? (
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
