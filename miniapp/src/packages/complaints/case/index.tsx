import { useRouter } from '@tarojs/taro'
import type { OwnCase } from '@yuxiang/shared/api/complaints'
import { CaseSubject } from '@/components/Cases/case-card'
import { DocumentsCard } from '@/components/Cases/documents-card'
import { CaseStatus } from '@/components/Cases/status'
import { CaseTimeline } from '@/components/Cases/timeline'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Link, View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { DemandCard } from './demand-card'
import './index.scss'
import { OfferCard } from './offer-card'
import { TalkCard } from './talk-card'
import { useCaseBar } from './use-case-bar'

/** 办理进度: who has the case, until when, what happened, and what can be done. */
export default function OwnCasePage() {
  const session = useSession()
  const { id = '', new: isNew } = useRouter().params
  if (!session) return <SignInPrompt title="办理进度" next={pageUrl(pages.ownCase, { id })} />
  return <Loader userId={session.user.id} id={id} isNew={isNew === '1'} />
}

function Loader({ userId, id, isNew }: { userId: string; id: string; isNew: boolean }) {
  const loaded = useAnswer(ownName(userId, `own-case-${id}`), () =>
    call('GET /api/complaints/{id}', { params: { id } }),
  )
  useShowAgain(() => void loaded.reload())
  if (loaded.data) return <Shown one={loaded.data} loaded={loaded} isNew={isNew} />
  const gone = loaded.problem instanceof ApiProblem && [400, 404].includes(loaded.problem.status)
  return (
    <Page title="办理进度">
      {gone ? (
        <Empty
          icon="scales"
          title="没有找到这件投诉举报"
          action="我的投诉举报"
          onAction={() => openPage(pages.ownCases)}
        />
      ) : loaded.problem ? (
        <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}

interface Props {
  one: OwnCase
  loaded: Loaded<OwnCase>
  isNew: boolean
}

function Shown({ one, loaded, isNew }: Props) {
  const reload = loaded.reload
  const { bar, sheets } = useCaseBar({ one, reload })
  const title = one.track === 'complaint' ? '投诉进度' : '举报进度'
  const offer = one.offers.find(({ state }) => state === 'open')
  return (
    <Page title={title} className="own-case" onRefresh={reload} footBar={bar}>
      {isNew && one.state === 'received' ? (
        <View className="own-case__new">
          <Note>
            已提交给{one.officeName}，编号 {one.number}。进展会发消息告诉您。
          </Note>
        </View>
      ) : null}
      <CaseStatus one={one} />
      {offer && one.acts.includes('answerOffer') ? (
        <OfferCard caseId={one.id} offer={offer} reload={reload} />
      ) : null}
      {one.productId ? (
        <Link className="card" to={pageUrl(pages.product, { id: one.productId })}>
          <CaseSubject one={one} more />
        </Link>
      ) : (
        <View className="card">
          <CaseSubject one={one} />
        </View>
      )}
      <CaseTimeline entries={one.timeline} />
      {one.track === 'complaint' && (one.messages.length > 0 || one.acts.includes('say')) ? (
        <TalkCard one={one} reload={reload} />
      ) : null}
      <DocumentsCard caseId={one.id} documents={one.documents} as="consumer" />
      <DemandCard one={one} />
      {sheets}
    </Page>
  )
}
