import type { Office, OfficeMember } from '@yuxiang/shared/api/offices'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { type Column, Table } from '@/workbench/table'
import { AppointForm } from './appoint-form'

const names: Record<Office, string> = {
  county: '区县主管部门',
  city: '市级主管部门',
  regulator: '市场监管部门',
  operator: '平台运营',
}
const offices = (Object.keys(names) as Office[]).map((key) => ({ key, name: names[key] }))

/** 平台运营：任命和免去主管部门、市场监管与平台的工作人员 */
export default function OfficesPage() {
  return (
    <DeskGate desk="operator" title="主管部门人员" self={pages.offices}>
      {(userId) => (
        <DeskPage desk="operator" section="offices" title="主管部门人员">
          <Members userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Members({ userId }: { userId: string }) {
  const [office, setOffice] = useState<Office>('county')
  const members = useAnswer(ownName(userId, 'offices'), () => call('GET /api/operations/offices'))
  const { data, problem, reload } = members
  const dismiss = async (member: OfficeMember) => {
    const question = '对方不能再办理和查看这个岗位的事项；已办的事不受影响。'
    if (!(await confirmAct(`免去 ${member.nickname}`, question, '免去'))) return
    try {
      await call('DELETE /api/operations/offices/{office}/{userId}', {
        params: { office: member.office, userId: member.userId },
      })
      toastDone('已免去')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await reload()
  }
  const shown = data?.items.filter((one) => one.office === office)
  return (
    <BenchColumns
      main={
        <Panel title="现有人员">
          <Chips label="哪个岗位" options={offices} chosen={[office]} onTap={setOffice} />
          {shown ? (
            shown.length > 0 ? (
              <Table
                label={names[office]}
                rows={shown}
                keyOf={(member) => member.userId}
                columns={columnsOf(office, dismiss)}
              />
            ) : (
              <Empty icon="people" title="还没有人" hint="在旁边按手机号任命" />
            )
          ) : problem ? (
            <Failure problem={problem} onRetry={() => void reload()} />
          ) : (
            <SkeletonRows count={3} />
          )}
        </Panel>
      }
      aside={<AppointForm office={office} officeName={names[office]} onDone={reload} />}
    />
  )
}

const columnsOf = (
  office: Office,
  dismiss: (member: OfficeMember) => Promise<void>,
): Column<OfficeMember>[] => [
  {
    name: '姓名',
    kind: 'title',
    of: ({ nickname, isSelf }) => (
      <>
        <Text>{nickname}</Text>
        {isSelf ? <Tag>本人</Tag> : null}
      </>
    ),
  },
  { name: '手机号', share: 1.5, of: ({ phoneMasked }) => <Text className="number">{phoneMasked}</Text> },
  ...(office === 'county' || office === 'regulator'
    ? [
        {
          name: '辖区',
          share: 1.6,
          of: ({ counties }: OfficeMember) => counties.map(({ name }) => name).join('、') || '未指定',
        },
      ]
    : []),
  {
    name: '操作',
    kind: 'acts',
    share: 0.7,
    of: (member) => (
      <Button size="small" tone="plain" label={`免去${member.nickname}`} onTap={() => void dismiss(member)}>
        免去
      </Button>
    ),
  },
]
