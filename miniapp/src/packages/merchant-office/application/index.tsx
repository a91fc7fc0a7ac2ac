import { useRouter } from '@tarojs/taro'
import type { Application } from '@yuxiang/shared/api/merchants'
import { applicationStateNames } from '@yuxiang/shared/states/merchant-application'
import { ApplicationFacts } from '@/components/ApplicationFacts'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { StepTimeline } from '@/components/StepTimeline'
import { Tag } from '@/components/Tag'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { applicationTones, timelineOf } from '@/services/merchant-words'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { Panel } from '@/workbench/figures'
import { type Here, OfficePage } from '@/workbench/office-page'
import { DecisionPanel } from './decision-panel'

/** 一份入驻申请：内容、证照、办理经过和决定 */
export default function ApplicationPage() {
  const id = useRouter().params.id ?? ''
  return (
    <OfficePage section="entries" below title="入驻申请" self={pageUrl(pages.entryApplication, { id })}>
      {(here) => <Case here={here} id={id} />}
    </OfficePage>
  )
}

function Case({ here: { userId, office }, id }: { here: Here; id: string }) {
  const answer = useAnswer(ownName(userId, `entry-${id}`), () =>
    call('GET /api/merchant-office/applications/{id}', { params: { id } }),
  )
  const { data, problem, reload } = answer
  if (data) return <Shown application={data} mayDecide={office === 'county'} onDone={reload} />
  if (!problem) return <SkeletonRows count={4} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty
      icon="edit"
      title="没有这份申请"
      hint="可能是其他区县的，或者申请人撤回了"
      action="回到列表"
      onAction={() => backToPage(pages.entryApplications)}
    />
  ) : (
    <Failure problem={problem} onRetry={() => void reload()} />
  )
}

function Shown({
  application,
  mayDecide,
  onDone,
}: {
  application: Application
  mayDecide: boolean
  onDone: () => Promise<void>
}) {
  const { state, steps } = application
  return (
    <BenchColumns
      main={<ApplicationFacts application={application} />}
      aside={
        <>
          {mayDecide && state === 'submitted' ? (
            <DecisionPanel application={application} onDone={onDone} />
          ) : null}
          <Panel
            title="办理经过"
            side={<Tag tone={applicationTones[state]}>{applicationStateNames[state]}</Tag>}
          >
            <StepTimeline label="办理经过" steps={timelineOf(steps)} />
          </Panel>
        </>
      }
    />
  )
}
