import { useRouter } from '@tarojs/taro'
import type { OfficeCase } from '@yuxiang/shared/api/certification-office'
import { Content } from '@/components/Certification/content'
import { Objections } from '@/components/Certification/objections'
import { Timeline } from '@/components/Certification/timeline'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { OfficeDesk, OfficeGate, type OfficeViewer } from '../shared/office-desk'
import { CaseState } from './case-state'

/** 认定详情: all materials and steps, and the acts that its state allows. */
export default function OfficeCasePage() {
  const id = useRouter().params.id ?? ''
  return (
    <OfficeGate title="认定详情" self={pageUrl(pages.officeCase, { id })}>
      {(viewer) => <Loaded id={id} {...viewer} />}
    </OfficeGate>
  )
}

function Loaded({ id, userId, mayAct }: OfficeViewer & { id: string }) {
  const { data, problem, reload } = useAnswer<OfficeCase>(ownName(userId, `office-case-${id}`), () =>
    call('GET /api/certification-office/cases/{id}', { params: { id } }),
  )
  const isUnknown = problem instanceof ApiProblem && problem.status === 404
  return (
    <OfficeDesk section="cases" below title="认定详情" onRefresh={reload}>
      {data ? (
        <BenchColumns
          main={<Content one={data} />}
          aside={
            <>
              <CaseState one={data} mayAct={mayAct} onDone={reload} />
              <Objections objections={data.objections} />
              <Timeline title="办理经过" steps={data.steps} />
            </>
          }
        />
      ) : isUnknown ? (
        <Empty
          icon="order"
          title="没有这份申请"
          hint="它不存在，或属于别的区县"
          action="全部申请"
          onAction={() => backToPage(pages.officeCases)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </OfficeDesk>
  )
}
