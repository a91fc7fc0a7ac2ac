import { useRouter } from '@tarojs/taro'
import type { CaseDossier } from '@yuxiang/shared/api/complaint-desk'
import { CaseSubject } from '@/components/Cases/case-card'
import { Conversation } from '@/components/Cases/conversation'
import { DocumentsCard } from '@/components/Cases/documents-card'
import { CaseStatus } from '@/components/Cases/status'
import { CaseTimeline } from '@/components/Cases/timeline'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { ActsPanel } from './acts-panel'
import { DeadlinesPanel } from './deadlines-panel'
import './index.scss'
import { MatterPanel } from './matter-panel'
import { OffersPanel } from './offers-panel'
import { RelatedPanel } from './related-panel'

/** 案件办理: a case file on one page. */
export default function RegulatorCasePage() {
  const id = useRouter().params.id ?? ''
  return (
    <DeskGate desk="regulator" title="案件办理" self={pageUrl(pages.regulatorCase, { id })}>
      {(userId) => <Loaded id={id} userId={userId} />}
    </DeskGate>
  )
}

function Loaded({ id, userId }: { id: string; userId: string }) {
  const { data, problem, reload } = useAnswer<CaseDossier>(ownName(userId, `regulator-case-${id}`), () =>
    call('GET /api/regulator/cases/{id}', { params: { id } }),
  )
  const isUnknown = problem instanceof ApiProblem && problem.status === 404
  return (
    <DeskPage desk="regulator" section="cases" below title="案件办理" onRefresh={reload}>
      {data ? (
        <Shown one={data} reload={reload} />
      ) : isUnknown ? (
        <Empty
          icon="scales"
          title="没有这件案件"
          hint="它不存在，或由别的单位办理"
          action="全部案件"
          onAction={() => backToPage(pages.regulatorCases)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={6} />
      )}
    </DeskPage>
  )
}

function Shown({ one, reload }: { one: CaseDossier; reload: () => Promise<void> }) {
  return (
    <>
      <CaseStatus one={one} />
      <BenchColumns
        main={
          <>
            <View className="card">
              <CaseSubject one={one} />
            </View>
            <MatterPanel one={one} />
            {one.offers.length > 0 ? <OffersPanel offers={one.offers} /> : null}
            {one.messages.length > 0 ? (
              <View className="card">
                <View className="section-title" role="heading">
                  {one.track === 'complaint' ? '调解沟通' : '商家说明'}
                </View>
                <Conversation messages={one.messages} mine="officer" />
              </View>
            ) : null}
            <CaseTimeline entries={one.timeline} />
          </>
        }
        aside={
          <>
            <ActsPanel one={one} reload={reload} />
            <DeadlinesPanel one={one} />
            <DocumentsCard caseId={one.id} documents={one.documents} as="officer" />
            <RelatedPanel related={one.related} />
          </>
        }
      />
    </>
  )
}
