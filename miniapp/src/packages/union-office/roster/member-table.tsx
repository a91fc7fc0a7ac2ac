import type { Member } from '@yuxiang/shared/api/union-roster'
import { formatYuan } from '@yuxiang/shared/money'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'
import type { Office } from '../shared/office-page'
import './member-table.scss'

interface Props {
  office: Office
  groups: readonly { group: string; members: number }[]
  /** Another number asks for the table again. */
  version: number
  onEdit: (member: Member) => void
  onChanged: () => Promise<void>
  onAdd: () => void
}

const everyone = '*'

/** The roster: search, groups, pages, and what may be done with each member. */
export function MemberTable({ office, groups, version, onEdit, onChanged, onAdd }: Props) {
  const { userId, union } = office
  const [q, setQ] = useState('')
  const [group, setGroup] = useState(everyone)
  const [state, setState] = useState<Member['state']>('active')
  const query = { ...(q ? { q } : {}), ...(group === everyone ? {} : { group }), state }
  const list = usePage(ownName(userId, `office-members-${union.id}-${JSON.stringify(query)}`), (page) =>
    call('GET /api/union-office/unions/{id}/members', {
      params: { id: union.id },
      query: { ...query, ...page },
    }),
  )
  const { reload } = list
  useEffect(() => {
    if (version > 0) void reload()
  }, [version, reload])

  const move = async (member: Member) => {
    const leaving = member.state === 'active'
    const question = leaving
      ? `“${member.name}”退会后，未用的额度立即收回到预算；名册保留记录，可以恢复。`
      : `“${member.name}”将回到在册名单；退会时收回的额度不会恢复。`
    try {
      if (!(await confirmAct(leaving ? '办理退会' : '恢复会员', question))) return
      await call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
        params: { id: union.id, memberId: member.id },
        body: { state: leaving ? 'left' : 'active' },
      })
      toastDone(leaving ? '已退会' : '已恢复')
      await onChanged()
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  const filtered = q !== '' || group !== everyone || state === 'left'
  return (
    <Panel
      title={state === 'active' ? '在册会员' : '已退会'}
      side={<Text className="panel__hint number">{list.data ? `${list.data.total ?? 0} 人` : ''}</Text>}
    >
      <View className="member-table__filters">
        <SearchField label="搜姓名或手机尾号" onSearch={setQ} />
        <Chips
          label="按分组看"
          options={[
            { key: everyone, name: '全部分组' },
            ...groups.map((one) => ({
              key: one.group,
              name: one.group || '未分组',
              note: String(one.members),
            })),
          ]}
          chosen={[group]}
          onTap={setGroup}
        />
        <Chips
          label="按状态看"
          options={[
            { key: 'active', name: '在册' },
            { key: 'left', name: '已退会' },
          ]}
          chosen={[state]}
          onTap={setState}
        />
      </View>
      <PagedTable
        label="会员"
        list={list}
        columns={columnsOf(onEdit, move)}
        keyOf={(member) => member.id}
        empty={
          filtered ? (
            <Empty title="没有符合条件的会员" hint="换个姓名、手机尾号或分组试试" />
          ) : (
            <Empty
              icon="people"
              title="名册还是空的"
              hint="导入 Excel 名册，或逐个新增；职工也可以凭邀请码申请"
              action="新增会员"
              onAction={onAdd}
            />
          )
        }
      />
    </Panel>
  )
}

function columnsOf(onEdit: (member: Member) => void, move: (member: Member) => Promise<void>) {
  const columns: Column<Member>[] = [
    { name: '姓名', kind: 'title', of: (member) => member.name },
    { name: '手机号', of: (member) => <Text className="number">{member.phoneMasked}</Text> },
    { name: '分组', of: (member) => member.group || '未分组' },
    {
      name: '商城账号',
      of: (member) => (
        <Tag tone={member.joined ? 'green' : 'plain'}>{member.joined ? '已加入' : '未加入'}</Tag>
      ),
    },
    {
      name: '今年已发放',
      kind: 'figure',
      of: (member) => <Text className="number">¥{formatYuan(member.grantedThisYearFen)}</Text>,
    },
    {
      name: '操作',
      kind: 'acts',
      share: 1.5,
      of: (member) => (
        <>
          <Button size="small" tone="plain" label={`修改${member.name}`} onTap={() => onEdit(member)}>
            修改
          </Button>
          <Button
            size="small"
            tone="plain"
            label={`${member.state === 'active' ? '退会' : '恢复'}${member.name}`}
            onTap={() => void move(member)}
          >
            {member.state === 'active' ? '退会' : '恢复'}
          </Button>
        </>
      ),
    },
  ]
  return columns
}
