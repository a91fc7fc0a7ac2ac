import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { LiveShelf } from '@yuxiang/shared/api/live'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { LiveCard } from '@/components/LiveCard'
import { Page } from '@/components/Page'
import { SkeletonBlock } from '@/components/Skeleton'
import { View } from '@/elements'
import { useLiveSeen } from '@/hooks/use-live-seen'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { pages } from '@/services/navigation'
import './index.scss'

const shelves: readonly { key: LiveShelf; name: string }[] = [
  { key: 'now', name: '正在直播' },
  { key: 'soon', name: '即将开播' },
  { key: 'replays', name: '精彩回放' },
]

const asked = (show: string | undefined): LiveShelf => (show === 'soon' || show === 'replays' ? show : 'now')

/** 助农直播：正在播的、要开播的、可回看的 */
export default function LiveChannelPage() {
  const { params } = useRouter()
  const [show, setShow] = useState<LiveShelf>(() => asked(params.show))
  const list = usePagedList(`live-${show}`, ({ cursor }) =>
    call('GET /api/live/sessions', { query: { show, pageSize: 10, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  useLiveSeen(
    list.items.map(({ id }) => id),
    'channel',
  )
  useShareAppMessage(() => ({ title: '渝乡集助农直播：看产地、问主播、买好物', path: pages.live }))
  return (
    <Page title="助农直播" onRefresh={list.refresh} className="live-channel">
      <View className="live-channel__shelves">
        <Chips label="看哪些直播" options={shelves} chosen={[show]} onTap={setShow} />
      </View>
      {list.items.length > 0 ? (
        <>
          {list.items.map((session, at) => (
            <LiveCard key={session.id} session={session} eager={at < 2} />
          ))}
          <ListFoot list={list} />
        </>
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Nothing show={show} onShow={setShow} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

const nothing: Record<LiveShelf, { title: string; hint: string; action: string; to: LiveShelf }> = {
  now: { title: '现在没有直播', hint: '看看哪些场次快要开播了', action: '即将开播', to: 'soon' },
  soon: { title: '还没有新的直播计划', hint: '先看看以前的直播吧', action: '精彩回放', to: 'replays' },
  replays: { title: '还没有可回看的直播', hint: '看看正在直播的吧', action: '正在直播', to: 'now' },
}

function Nothing({ show, onShow }: { show: LiveShelf; onShow: (show: LiveShelf) => void }) {
  const { title, hint, action, to } = nothing[show]
  return <Empty icon="live" title={title} hint={hint} action={action} onAction={() => onShow(to)} />
}

function Waiting() {
  return (
    <View label="正在加载" role="status">
      <SkeletonBlock className="live-channel__waiting" />
      <SkeletonBlock className="live-channel__waiting" />
    </View>
  )
}
