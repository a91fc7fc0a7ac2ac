import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { LiveSession } from '@yuxiang/shared/api/live'
import { BatchTicket } from '@/components/BatchTicket'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonBlock, SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { livePageUrl, placeOf } from '@/services/live-page'
import { liveMark } from '@/services/live-words'
import { openPage, pages } from '@/services/navigation'
import { pictureUrl } from '@/services/pictures'
import { ApiProblem } from '@/services/problem'
import { GoBar } from './go-bar'
import { Head } from './head'
import { Products } from './products'
import { useArrival } from './use-arrival'
import { useCoupons } from './use-coupons'
import { useToldState } from './use-told-state'
import './index.scss'

/** 一场直播：封面与状态、商品与现价、优惠券、提醒 */
export default function LiveSessionPage() {
  const { id = '', from } = useRouter().params
  const answer = useAnswer(`live-session-${id}`, () =>
    call('GET /api/live/sessions/{id}', { params: { id } }),
  )
  const { data, problem } = answer
  useShowAgain(() => void answer.reload())
  useShareAppMessage(() => ({
    title: data ? `${liveMark(data)}：${data.title}` : '渝乡集助农直播',
    path: livePageUrl(id, 'share'),
    ...(data?.coverUrl ? { imageUrl: pictureUrl(data.coverUrl) } : {}),
  }))
  useArrival(data?.id, placeOf(from))
  if (data) return <Shown key={data.id} session={data} loaded={answer} />
  const gone = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  return (
    <Page title="直播">
      {gone ? (
        <Empty
          icon="live"
          title="没有这场直播"
          hint="链接可能不完整，看看其他直播吧"
          action="去直播频道"
          onAction={() => openPage(pages.live)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void answer.reload()} />
      ) : (
        <View label="正在加载" role="status">
          <SkeletonBlock className="live-session__waiting" />
          <SkeletonRows count={3} />
        </View>
      )}
    </Page>
  )
}

function Shown({ session, loaded }: { session: LiveSession; loaded: Loaded<LiveSession> }) {
  const state = useToldState(session)
  const shown = { ...session, state }
  const { batches, claiming, claim } = useCoupons(session)
  return (
    <Page title="直播" className="live-session" onRefresh={loaded.reload} footBar={<GoBar session={shown} />}>
      <Head session={shown} onTurn={loaded.reload} />
      {batches.length > 0 ? (
        <>
          <View className="section-title live-session__title" role="heading">
            本场优惠券
          </View>
          <View className="live-session__coupons">
            {batches.map((batch) => (
              <BatchTicket key={batch.id} batch={batch} claiming={claiming === batch.id} onClaim={claim} />
            ))}
          </View>
        </>
      ) : null}
      <Products session={shown} />
    </Page>
  )
}
