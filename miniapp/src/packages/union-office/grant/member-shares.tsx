import type { Grant } from '@yuxiang/shared/api/union-grants'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Text, View } from '@/elements'
import { type Answer, call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'
import './member-shares.scss'

type Share = Answer<'GET /api/union-office/grants/{id}/allowances'>['items'][number]

/** Each member's allowance of a grant: what was spent, what is left, what was received. */
export function MemberShares({ userId, grant }: { userId: string; grant: Grant }) {
  const [q, setQ] = useState('')
  const list = usePage(ownName(userId, `office-shares-${grant.id}-${q}`), (page) =>
    call('GET /api/union-office/grants/{id}/allowances', {
      params: { id: grant.id },
      query: { ...(q ? { q } : {}), ...page },
    }),
  )
  return (
    <Panel title="每名会员">
      <View className="member-shares__search">
        <SearchField label="搜姓名或手机尾号" onSearch={setQ} />
      </View>
      <PagedTable
        label="每名会员的额度"
        list={list}
        columns={columns}
        keyOf={(share) => share.memberId}
        empty={<Empty title={q ? `没有“${q}”` : '没有会员'} hint="换个姓名或手机尾号试试" />}
      />
    </Panel>
  )
}

const money = (amountFen: number) => <Text className="number">¥{formatYuan(amountFen)}</Text>

const columns: Column<Share>[] = [
  { name: '姓名', kind: 'title', of: (share) => share.name },
  { name: '手机号', of: (share) => <Text className="number">{share.phoneMasked}</Text> },
  { name: '分组', of: (share) => share.group || '未分组' },
  { name: '额度', kind: 'figure', of: (share) => money(share.amountFen) },
  { name: '已消费', kind: 'figure', of: (share) => money(share.spentFen) },
  { name: '剩余', kind: 'figure', of: (share) => money(share.remainingFen) },
  {
    name: '签收订单',
    kind: 'figure',
    of: ({ orders, received, receivedBySystem }) => (
      <>
        <Text className="number">{orders > 0 ? `${received} / ${orders}` : '—'}</Text>
        {receivedBySystem > 0 ? (
          <View className="panel__hint">其中 {receivedBySystem} 笔系统自动签收</View>
        ) : null}
      </>
    ),
  },
]
