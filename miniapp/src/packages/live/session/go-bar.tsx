import type { LiveSession } from '@yuxiang/shared/api/live'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { OpenButton, Tap, Text, View } from '@/elements'
import { toast, toastDone } from '@/services/feedback'
import { openLive, openReplay, opensChannels, reserveChannels } from '@/services/live-open'
import { liveMark, platformRoom, startsText } from '@/services/live-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { shareLink, sharesByButton } from '@/services/share'

/** The way to the broadcast, and sharing it. */
export function GoBar({ session }: { session: LiveSession }) {
  return (
    <View className="go-bar">
      {sharesByButton ? (
        <Tap className="go-bar__share" onTap={() => void shareLink(`${liveMark(session)}：${session.title}`)}>
          <Icon name="share" color="muted" />
          <Text className="go-bar__word">分享</Text>
        </Tap>
      ) : (
        <OpenButton className="go-bar__share" openType="share">
          <Icon name="share" color="muted" />
          <Text className="go-bar__word">分享</Text>
        </OpenButton>
      )}
      <View className="grow">
        <Way session={session} />
      </View>
    </View>
  )
}

function Way({ session }: { session: LiveSession }) {
  const { state, platform, startsAt, finderUserName } = session
  const hasWay = platform === 'channels' || session.link !== ''
  if (state === 'live' && hasWay) {
    return <Button onTap={() => void openLive(session, 'session')}>进入{platformRoom(platform)}</Button>
  }
  if (state === 'ended' && session.hasReplay) {
    return <Button onTap={() => void openReplay(session, 'session')}>看回放</Button>
  }
  if (state === 'planned' && finderUserName !== null && opensChannels) {
    return <Button onTap={() => void reserve(finderUserName)}>在视频号预约</Button>
  }
  if (state === 'planned' && hasWay && platform !== 'channels') {
    return (
      <Button tone="line" onTap={() => openPage(pageUrl(pages.liveLink, { id: session.id }))}>
        {startsText(startsAt)} 开播，先存下链接
      </Button>
    )
  }
  return (
    <Button tone="line" onTap={() => openPage(pages.live)}>
      看看其他直播
    </Button>
  )
}

async function reserve(finderUserName: string): Promise<void> {
  if (await reserveChannels(finderUserName)) toastDone('请在弹窗里确认')
  else toast('视频号还没有发布预告，可先用页面上的提醒')
}
