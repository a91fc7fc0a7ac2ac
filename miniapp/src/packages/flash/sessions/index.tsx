import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { FlashSession } from '@yuxiang/shared/api/flash-sales'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { loadFlashSessions } from '@/services/flash'
import { firstShown } from '@/services/flash-words'
import { openPage, pages } from '@/services/navigation'
import { pictureUrl } from '@/services/pictures'
import { serverNow } from '@/services/server-clock'
import { SessionHead } from './session-head'
import { SessionItem } from './session-item'
import { SessionTabs } from './session-tabs'
import './index.scss'

/** 积分抢购：按场次 */
export default function FlashSessionsPage() {
  const { params } = useRouter()
  const [chosen, setChosen] = useState(params.id)
  const sessions = useAnswer('flash-sessions', loadFlashSessions)
  useShowAgain(() => void sessions.reload())
  const items = sessions.data?.items
  const picture = items?.[0]?.items[0]?.imageUrl
  useShareAppMessage(() => ({
    title: '渝乡集积分抢购，用积分换帮扶好物',
    path: pages.flashSessions,
    ...(picture ? { imageUrl: pictureUrl(picture) } : {}),
  }))
  const shownId = items?.some(({ id }) => id === chosen) ? chosen : firstShown(items ?? [], serverNow())
  const shown = items?.find(({ id }) => id === shownId)
  return (
    <Page title="积分抢购" onRefresh={sessions.reload} className="flash-sessions">
      {items && shown ? (
        <>
          <SessionTabs sessions={items} chosen={shown.id} onChoose={setChosen} />
          <Shown session={shown} onChange={sessions.reload} />
        </>
      ) : items ? (
        <Empty
          icon="coin"
          title="近期没有抢购场次"
          hint="新的场次会出现在这里；先签到、购物攒积分吧"
          action="去攒积分"
          onAction={() => openPage(pages.points)}
        />
      ) : sessions.problem ? (
        <Failure problem={sessions.problem} onRetry={() => void sessions.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
      <View className="card">
        <Cell icon="gift" title="我抢到的" hint="确认地址、付款与查看订单" to={pages.flashClaims} />
        <Cell icon="coin" title="我的积分" hint="签到、购物、评价都能得积分" to={pages.points} />
      </View>
    </Page>
  )
}

function Shown({ session, onChange }: { session: FlashSession; onChange: () => Promise<void> }) {
  return (
    <>
      <SessionHead key={session.id} session={session} onChange={onChange} />
      <View role="group" label={`${session.title}的商品`}>
        {session.items.map((item) => (
          <SessionItem key={item.id} session={session} item={item} />
        ))}
      </View>
    </>
  )
}
