import { useRouter } from '@tarojs/taro'
import type { DeskLiveSession } from '@yuxiang/shared/api/live-desk'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { hostLine } from '@/services/live-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { periodText } from '@/workbench/china-moment'
import { CommonPage } from '@/workbench/common-page'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { liveTag } from '../shared/live-marks'
import { ActsPanel } from './acts-panel'
import { ExplainPanel } from './explain-panel'
import './index.scss'
import { ReplayPanel } from './replay-panel'
import { useChannelsReport } from './use-channels-report'

/** 一场直播的工作台：开播、讲解、结束与回放 */
export default function LiveDeskSessionPage() {
  const { id = '' } = useRouter().params
  return (
    <CommonPage section="live" title="直播场次" below self={pageUrl(pages.deskLiveSession, { id })}>
      {({ userId }) => <One userId={userId} id={id} />}
    </CommonPage>
  )
}

function One({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer(ownName(userId, `desk-live-${id}`), () =>
    call('GET /api/workbench/live/sessions/{id}', { params: { id } }),
  )
  useShowAgain(() => void answer.reload())
  const { data, problem } = answer
  if (data) return <Shown session={data} loaded={answer} />
  if (problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500) {
    return (
      <Empty
        icon="live"
        title="没有这场直播"
        hint="可能不是您的直播间的场次"
        action="全部直播"
        onAction={() => openPage(pages.deskLive)}
      />
    )
  }
  if (problem) return <Failure problem={problem} onRetry={() => void answer.reload()} />
  return <SkeletonRows count={3} />
}

function Shown({ session, loaded }: { session: DeskLiveSession; loaded: Loaded<DeskLiveSession> }) {
  useChannelsReport(session, loaded.reload)
  return (
    <BenchColumns
      main={
        <>
          <ExplainPanel session={session} onDone={loaded.reload} />
          {session.state === 'ended' ? (
            <ReplayPanel key={session.replayLink} session={session} onDone={loaded.reload} />
          ) : null}
          <SetAsidePanel session={session} />
        </>
      }
      aside={
        <>
          <Facts session={session} />
          <ActsPanel session={session} onDone={loaded.reload} />
        </>
      }
    />
  )
}

function Facts({ session }: { session: DeskLiveSession }) {
  const { id, title, state, room, startsAt, endsAt, venueName, coupons, reason, linked } = session
  const { text, tone } = liveTag(state)
  return (
    <Panel title={title} side={<Tag tone={tone}>{text}</Tag>}>
      <Fact name="主播">{hostLine(session)}</Fact>
      <Fact name="直播间">
        {livePlatformNames[room.platform]} {room.name}
      </Fact>
      <Fact name="时间">{periodText(startsAt, endsAt)}</Fact>
      {venueName ? <Fact name="场馆">{venueName}</Fact> : null}
      <Fact name="优惠券">{coupons.length > 0 ? coupons.map(({ name }) => name).join('、') : '没有'}</Fact>
      {reason ? <Fact name="取消原因">{reason}</Fact> : null}
      {!linked && (state === 'planned' || state === 'live') ? (
        <Note tone="warm">还没有{room.platform === 'channels' ? '视频号直播 ID' : '链接'}，观众进不来。</Note>
      ) : null}
      <Cell title="买家看到的页面" to={pageUrl(pages.liveSession, { id })} />
    </Panel>
  )
}

function SetAsidePanel({ session: { setAsides } }: { session: DeskLiveSession }) {
  if (setAsides.length === 0) return null
  return (
    <Panel title="预留库存">
      {setAsides.map(({ skuId, name, skuName, quantity, available, releasedAt }) => (
        <View key={skuId} className="live-aside">
          <View className="grow">
            <View className="lines-1">{name}</View>
            <View className="panel__hint">{skuName}</View>
          </View>
          <Text className="number">
            {releasedAt === null ? `预留 ${quantity} 件` : `已放出 ${quantity} 件`}，在售 {available} 件
          </Text>
        </View>
      ))}
    </Panel>
  )
}
