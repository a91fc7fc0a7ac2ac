import type { LinkTest } from '@yuxiang/shared/api/live-desk'
import { linkFaultTexts, liveHosts, webLinkFault } from '@yuxiang/shared/live/links'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import type { LiveForm } from './use-live-form'

const results: Record<LinkTest['result'], { text: string; tone: 'plain' | 'warm' | 'wrong' }> = {
  reachable: { text: '链接能打开', tone: 'plain' },
  blocked: { text: '平台不让程序检查，请在手机上点开确认', tone: 'warm' },
  dead: { text: '页面不存在，链接可能已失效，请重新复制', tone: 'wrong' },
  foreign: { text: '链接会跳转到其他网站，不能使用', tone: 'wrong' },
  noAnswer: { text: '平台没有回应，请稍后再测', tone: 'warm' },
}

/** How viewers get there; each platform has its own way. */
export function LinksPanel({ form }: { form: LiveForm }) {
  const { draft, errors, change } = form
  const platform = draft.room?.platform
  return (
    <Panel title="2 链接">
      {platform === undefined ? (
        <View className="panel__hint">先选直播间，再填该平台的链接。</View>
      ) : platform === 'channels' ? (
        <TextField
          name="视频号直播 ID"
          placeholder="export/ 开头，视频号助手的直播预告里可查"
          maxLength={200}
          value={draft.feedId}
          error={errors.feedId}
          hint="开播后才有也没关系，到时再填；观众在小程序里直接进直播间"
          onInput={(feedId) => change({ feedId })}
        />
      ) : (
        <>
          <TextField
            name="网页链接"
            placeholder="从平台的“分享”里复制，https:// 开头"
            maxLength={500}
            value={draft.link}
            error={errors.link}
            hint="还没有可以先空着，开播前补上"
            onInput={(link) => change({ link })}
          />
          <LinkCheck key={platform} platform={platform} link={draft.link.trim()} />
          {platform === 'other' ? null : (
            <TextField
              name="App 链接（选填）"
              placeholder="如 snssdk1128://live?room_id=…"
              maxLength={500}
              value={draft.appLink}
              error={errors.appLink}
              hint="手机浏览器里能直接唤起 App；没有装就打开网页链接"
              onInput={(appLink) => change({ appLink })}
            />
          )}
        </>
      )}
    </Panel>
  )
}

/** Tries the link: by its form here, then by asking the platform. */
function LinkCheck({ platform, link }: { platform: LivePlatform; link: string }) {
  const [found, setFound] = useState<{ link: string; text: string; tone: 'plain' | 'warm' | 'wrong' }>()
  const [testing, setTesting] = useState(false)
  const test = async () => {
    // The server knows more hosts of other platforms.
    const fault = webLinkFault(link, liveHosts[platform])
    if (fault && !(platform === 'other' && fault === 'host')) {
      setFound({ link, text: linkFaultTexts[fault], tone: 'wrong' })
      return
    }
    setTesting(true)
    try {
      const { result } = await call('POST /api/workbench/live/link-tests', { body: { platform, link } })
      setFound({ link, ...results[result] })
    } catch (thrown) {
      toastProblem(thrown)
    }
    setTesting(false)
  }
  return (
    <View className="panel__foot">
      <Button size="fit" tone="line" loading={testing} disabled={link === ''} onTap={() => void test()}>
        检测链接
      </Button>
      {found && found.link === link ? <Note tone={found.tone}>{found.text}</Note> : null}
    </View>
  )
}
