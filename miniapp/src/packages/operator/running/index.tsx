import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { type Answer, call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import { usePage } from '@/workbench/use-page'
import { ReconciliationPanel } from './reconciliation-panel'

type DeadJob = Answer<'GET /api/operations/dead-jobs'>['items'][number]

/** 系统运行: the daily comparison with WeChat's bill, and work that gave up. */
export default function RunningPage() {
  return (
    <DeskGate desk="operator" title="系统运行" self={pages.operatorRunning}>
      {(userId) => <Running userId={userId} />}
    </DeskGate>
  )
}

function Running({ userId }: { userId: string }) {
  const jobs = usePage<DeadJob>(ownName(userId, 'dead-jobs'), (query) =>
    call('GET /api/operations/dead-jobs', { query }),
  )
  const retry = async ({ id, queue }: DeadJob) => {
    if (!(await confirmAct('重新执行这个任务？', `${queue}：请先确认失败的原因已经排除`, '重新执行'))) return
    try {
      await call('POST /api/operations/dead-jobs/{id}/retry', { params: { id } })
      toastDone('已重新执行')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await jobs.reload()
  }
  return (
    <DeskPage desk="operator" section="running" title="系统运行" onRefresh={jobs.reload}>
      <ReconciliationPanel userId={userId} />
      <Panel title="没有完成的后台任务">
        <View className="panel__hint">
          系统已按间隔多次重试；排除原因后可以重新执行，重复执行不会重复生效。
        </View>
        <PagedTable
          label="没有完成的后台任务"
          list={jobs}
          keyOf={({ id }) => id}
          empty={<Empty icon="done" title="没有未完成的任务" />}
          columns={[
            { name: '任务', kind: 'title', share: 1.4, of: ({ queue }) => queue },
            { name: '最后一次失败', share: 1.2, of: ({ failedAt }) => chinaDayAndTime(failedAt) },
            { name: '次数', kind: 'figure', share: 0.6, of: ({ attempts }) => String(attempts) },
            { name: '原因', share: 2, of: ({ error }) => error },
            {
              name: '操作',
              kind: 'acts',
              of: (job) => (
                <Button
                  size="small"
                  tone="line"
                  label={`重新执行 ${job.queue}`}
                  onTap={() => void retry(job)}
                >
                  重新执行
                </Button>
              ),
            },
          ]}
        />
      </Panel>
    </DeskPage>
  )
}
