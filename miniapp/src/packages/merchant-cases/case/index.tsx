import { useRouter } from '@tarojs/taro'
import { CaseSubject } from '@/components/Cases/case-card'
import { Conversation } from '@/components/Cases/conversation'
import { DocumentsCard } from '@/components/Cases/documents-card'
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
import { AnswerPanel } from './answer-panel'
import { MatterPanel } from './matter-panel'

/** 投诉详情 of a merchant: what it is about, what to say and offer, until when. */
export default function MerchantCasePage() {
  const id = useRouter().params.id ?? ''
  return (
    <DeskGate desk="merchant" title="投诉详情" self={pageUrl(pages.merchantCase, { id })}>
      {(userId) => <Loaded id={id} userId={userId} />}
    </DeskGate>
  )
}

function Loaded({ id, userId }: { id: string; userId: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, `merchant-case-${id}`), () =>
    call('GET /api/merchant/cases/{id}', { params: { id } }),
  )
  const isUnknown = problem instanceof ApiProblem && problem.status === 404
  return (
    <DeskPage desk="merchant" section="cases" below title="投诉详情" onRefresh={reload}>
      {data ? (
        <BenchColumns
          main={
            <>
              <View className="card">
                <CaseSubject one={data} />
              </View>
              <AnswerPanel one={data} reload={reload} />
              <MatterPanel one={data} />
            </>
          }
          aside={
            <>
              {data.messages.length > 0 ? (
                <View className="card">
                  <View className="section-title" role="heading">
                    沟通记录
                  </View>
                  <Conversation messages={data.messages} mine="merchant" />
                </View>
              ) : null}
              <CaseTimeline entries={data.timeline} />
              <DocumentsCard caseId={id} documents={data.documents} as="merchant" />
            </>
          }
        />
      ) : isUnknown ? (
        <Empty
          icon="scales"
          title="没有这件投诉"
          hint="它不存在，或不是您的店铺的"
          action="全部投诉"
          onAction={() => backToPage(pages.merchantCases)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </DeskPage>
  )
}
