import type { CaseStatistics } from '@yuxiang/shared/api/complaint-statistics'
import { caseKindNames, deadlineNames } from '@yuxiang/shared/complaints/words'
import { caseTrackNames } from '@yuxiang/shared/states/complaint'
import type { ComponentProps } from 'react'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

/** 办理统计: on time, by kind, county and merchant; what repeats and what clusters. */
export default function StatisticsPage() {
  return (
    <DeskGate desk="regulator" title="办理统计" self={pages.regulatorStatistics}>
      {(userId) => <Loaded userId={userId} />}
    </DeskGate>
  )
}

function Loaded({ userId }: { userId: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, 'case-statistics'), () =>
    call('GET /api/regulator/statistics'),
  )
  return (
    <DeskPage desk="regulator" section="statistics" title="办理统计" onRefresh={reload}>
      {data ? (
        <Shown figures={data} />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </DeskPage>
  )
}

const percent = ({ total, onTime }: { total: number; onTime: number }) =>
  total === 0 ? '—' : `${Math.round((onTime / total) * 1000) / 10}%`

function Shown({ figures }: { figures: CaseStatistics }) {
  const all = figures.onTime.reduce(
    (sum, { total, onTime }) => ({ total: sum.total + total, onTime: sum.onTime + onTime }),
    { total: 0, onTime: 0 },
  )
  const { stars } = figures
  return (
    <>
      <Figures
        label="近一年办理情况"
        figures={[
          { name: '收到', text: `${figures.received} 件` },
          { name: '在办', text: `${figures.open} 件` },
          { name: '超期', text: `${figures.overdue} 件`, warm: figures.overdue > 0 },
          { name: '办结', text: `${figures.ended} 件` },
          { name: '按时率', text: percent(all) },
          {
            name: '满意度',
            text: stars.count === 0 ? '—' : `${stars.average} 星`,
            hint: `${stars.count} 人评价`,
          },
        ]}
      />
      <OnTimeAndKinds figures={figures} />
      <Clusters figures={figures} />
      <Places figures={figures} />
    </>
  )
}

function OnTimeAndKinds({ figures }: { figures: CaseStatistics }) {
  return (
    <>
      <Panel title="各环节按时率">
        <Counted
          none="还没有办理记录"
          label="各环节按时率"
          rows={figures.onTime}
          keyOf={({ kind }) => kind}
          columns={[
            { name: '环节', kind: 'title', of: ({ kind }) => deadlineNames[kind] },
            { name: '办理', kind: 'figure', of: ({ total }) => `${total} 件` },
            { name: '按时', kind: 'figure', of: ({ onTime }) => `${onTime} 件` },
            { name: '按时率', kind: 'figure', of: percent },
          ]}
        />
      </Panel>
      <Panel title="按问题">
        <Counted
          none="近一年没有收到案件"
          label="按问题"
          rows={figures.byKind}
          keyOf={({ kind, track }) => `${kind}-${track}`}
          columns={[
            { name: '问题', kind: 'title', of: ({ kind }) => caseKindNames[kind] },
            { name: '类别', of: ({ track }) => caseTrackNames[track] },
            { name: '件数', kind: 'figure', of: ({ count }) => `${count} 件` },
          ]}
        />
      </Panel>
    </>
  )
}

const clusterNames = { batch: '同一批次', product: '同一商品', text: '内容相似' } as const

function Clusters({ figures: { clusters, repeated } }: { figures: CaseStatistics }) {
  return (
    <>
      <Panel title="聚集的投诉">
        <Counted
          none="没有发现聚集"
          label="聚集的投诉"
          rows={clusters}
          keyOf={({ by, name }) => `${by}-${name}`}
          columns={[
            { name: '内容', kind: 'title', share: 2, of: ({ name }) => name },
            { name: '聚集', of: ({ by }) => clusterNames[by] },
            { name: '商家', kind: 'wide', share: 1.4, of: ({ merchantName }) => merchantName },
            { name: '件数', kind: 'figure', of: ({ count }) => `${count} 件` },
            { name: '最近', of: ({ lastAt }) => chinaDateTime(lastAt).slice(0, 10) },
          ]}
        />
      </Panel>
      {repeated.length > 0 ? (
        <Panel title="同一人多次投诉同一商家">
          <Table
            label="重复投诉"
            rows={repeated}
            keyOf={({ merchantId, cases }) => `${merchantId}-${cases}`}
            columns={[
              { name: '商家', kind: 'title', of: ({ merchantName }) => merchantName },
              { name: '件数', kind: 'figure', of: ({ cases }) => `${cases} 件` },
            ]}
          />
        </Panel>
      ) : null}
    </>
  )
}

function Places({ figures: { byCounty, byMerchant } }: { figures: CaseStatistics }) {
  return (
    <>
      <Panel title="按办理单位">
        <Counted
          none="近一年没有收到案件"
          label="按办理单位"
          rows={byCounty}
          keyOf={({ code }) => code}
          columns={[
            { name: '单位', kind: 'title', share: 1.6, of: ({ name }) => name },
            { name: '收到', kind: 'figure', of: ({ received }) => `${received} 件` },
            { name: '在办', kind: 'figure', of: ({ open }) => `${open} 件` },
            { name: '超期', kind: 'figure', of: ({ overdue }) => `${overdue} 件` },
          ]}
        />
      </Panel>
      <Panel title="投诉最多的商家">
        <Counted
          none="近一年没有收到案件"
          label="投诉最多的商家"
          rows={byMerchant}
          keyOf={({ id }) => id}
          columns={[
            { name: '商家', kind: 'title', share: 1.6, of: ({ name }) => name },
            { name: '收到', kind: 'figure', of: ({ received }) => `${received} 件` },
            { name: '在办', kind: 'figure', of: ({ open }) => `${open} 件` },
          ]}
        />
      </Panel>
    </>
  )
}

/** A table, or in its place the sentence that there is nothing: no head over no rows. */
function Counted<Row>({ none, ...table }: ComponentProps<typeof Table<Row>> & { none: string }) {
  return table.rows.length === 0 ? <View className="panel__none">{none}</View> : <Table {...table} />
}
