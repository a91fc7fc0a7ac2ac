import { useRouter } from '@tarojs/taro'
import type { LiveSession } from '@yuxiang/shared/api/live'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { copyText } from '@/services/clipboard'
import { hostLine } from '@/services/live-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import './index.scss'

/** 打开直播：复制链接到对应的 App，并说明为什么这里打不开 */
export default function LiveLinkPage() {
  const { id = '', replay } = useRouter().params
  const answer = useAnswer(`live-session-${id}`, () =>
    call('GET /api/live/sessions/{id}', { params: { id } }),
  )
  const { data, problem } = answer
  const gone = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  return (
    <Page title="打开直播">
      {data ? (
        <Shown session={data} replay={replay === '1'} />
      ) : gone ? (
        <Empty icon="live" title="没有这场直播" action="去直播频道" onAction={() => openPage(pages.live)} />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={2} />
      )}
    </Page>
  )
}

/** What is copied, what it is called, and what to do with it. */
function wayOf(session: LiveSession, replay: boolean) {
  const name = livePlatformNames[session.platform]
  if (session.platform === 'channels') {
    const isPage = replay && session.replayLink.startsWith('https:')
    return {
      text: isPage ? session.replayLink : session.roomName,
      called: isPage ? '回放链接' : '视频号名称',
      why: '视频号的直播只能在微信里观看，浏览器打不开。',
      steps: [
        `点下面的按钮，复制${isPage ? '回放链接' : `视频号名称“${session.roomName}”`}`,
        '打开微信，在顶部搜索框里粘贴',
        replay ? '进入视频号主页，找到这场直播的回放' : '进入视频号主页，正在直播时头像会有提示',
      ],
    }
  }
  const app = session.platform === 'other' ? '浏览器' : `${name.replace(/直播$/, '')} App`
  return {
    text: replay ? session.replayLink : session.link,
    called: replay ? '回放链接' : '直播链接',
    why: `微信不允许小程序和微信里的网页直接打开${session.platform === 'other' ? '其他平台' : name}，所以要您自己走这一步。`,
    steps: [
      `点下面的按钮，复制${replay ? '回放' : '直播'}链接`,
      `打开手机上的${app}`,
      session.platform === 'other'
        ? '粘贴到地址栏打开'
        : '它会认出您复制的链接，点“打开”即可；没有提示时粘贴到搜索框',
    ],
  }
}

function Shown({ session, replay }: { session: LiveSession; replay: boolean }) {
  const { text, called, why, steps } = wayOf(session, replay)
  if (text === '') {
    return (
      <Empty
        icon="live"
        title="主播还没有公布链接"
        hint="开播前会更新，请稍后再来"
        action="回到直播"
        onAction={() => openPage(pageUrl(pages.liveSession, { id: session.id }))}
      />
    )
  }
  return (
    <>
      <View className="card">
        <View className="section-title" role="heading">
          {session.title}
        </View>
        <View className="muted">{hostLine(session)}</View>
        <View className="live-link__note">
          <Note>{why}</Note>
        </View>
      </View>
      <View className="card">
        <View role="list" label="怎么打开">
          {steps.map((step, at) => (
            <View key={step} className="live-link__step" role="listitem">
              <Text className="live-link__number number">{at + 1}</Text>
              <View className="grow">{step}</View>
            </View>
          ))}
        </View>
        <View className="live-link__text">{text}</View>
        <Button onTap={() => void copyText(text)}>复制{called}</Button>
      </View>
    </>
  )
}
