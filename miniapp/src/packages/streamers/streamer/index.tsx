import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { StreamerPage as Streamer } from '@yuxiang/shared/api/streamers'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { pictureUrl } from '@/services/pictures'
import { ApiProblem } from '@/services/problem'
import { SessionRow } from '../shared/session-row'
import { Accounts } from './accounts'
import { Head } from './head'
import { Replays } from './replays'
import './index.scss'

/** 主播主页: who it is and where, what is on air and comes, what was. */
export default function StreamerPage() {
  const id = useRouter().params.id ?? ''
  const { data, problem, reload } = useAnswer(`streamer-${id}`, () =>
    call('GET /api/streamers/{id}', { params: { id } }),
  )
  const cover = data && [...data.now, ...data.soon].flatMap(({ coverUrl }) => coverUrl ?? [])[0]
  useShareAppMessage(() => ({
    title: data ? `${data.name}：${data.county}的带货主播` : '渝乡集：带货主播',
    path: pageUrl(pages.streamer, { id }),
    ...(cover ? { imageUrl: pictureUrl(cover) } : {}),
  }))
  if (data) return <Shown streamer={data} onReload={reload} />
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 429
  return (
    <Page title="主播主页">
      {isUnknown ? (
        <Empty
          icon="people"
          title="这位主播不在公开的名册里"
          hint="可能已除名，或没有公开主页"
          action="全部主播"
          onAction={() => openPage(pages.streamers)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </Page>
  )
}

function Shown({ streamer, onReload }: { streamer: Streamer; onReload: () => Promise<void> }) {
  const { id, now, soon, accounts } = streamer
  return (
    <Page title="主播主页" onRefresh={onReload}>
      <Head streamer={streamer} />
      <Sessions title="正在直播" sessions={now} />
      <Sessions title="即将开播" sessions={soon} />
      {accounts.length > 0 ? <Accounts accounts={accounts} /> : null}
      <Replays streamerId={id} />
    </Page>
  )
}

function Sessions({ title, sessions }: { title: string; sessions: Streamer['now'] }) {
  if (sessions.length === 0) return null
  return (
    <View className="card">
      <View className="section-title" role="heading">
        {title}
      </View>
      <View role="list" label={title}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </View>
    </View>
  )
}
