import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { clickLive } from './live-click'
import { type LiveWay, linkPage } from './live-way'
import { openPage } from './navigation'

/** A browser opens no 视频号. */
export const opensChannels = false

/** So long an app has to come to the front before the web page is opened instead. */
const patienceMs = 1_600

const isPhone = (): boolean => /Android|iPhone|iPad|HarmonyOS/i.test(navigator.userAgent)
/** WeChat's own browser lets no page open another app, and shows few of the platforms' pages. */
const isInWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent)

/** Goes to a broadcast: into the platform's app where there is one, else to its page. */
export async function openLive(way: LiveWay, place: LivePlace): Promise<void> {
  void clickLive(way.id, place).catch(() => undefined)
  if (way.platform === 'channels' || way.link === '' || isInWechat()) openPage(linkPage(way, false))
  else if (way.appLink !== '' && isPhone()) openApp(way.appLink, way.link)
  else openWeb(way.link)
}

/** Goes to the recording. */
export async function openReplay(way: LiveWay, place: LivePlace): Promise<void> {
  void clickLive(way.id, place).catch(() => undefined)
  if (!way.replayLink.startsWith('https:') || isInWechat()) openPage(linkPage(way, true))
  else openWeb(way.replayLink)
}

/** In a page of its own, which knows nothing of ours; where that is kept from opening, in this one. */
function openWeb(link: string): void {
  const opened = window.open(link, '_blank')
  if (!opened) {
    location.assign(link)
    return
  }
  opened.opener = null
}

/** When nothing has come to the front in time, there is no such app: the web page then. */
function openApp(appLink: string, link: string): void {
  const timer = setTimeout(() => {
    if (!document.hidden) location.assign(link)
  }, patienceMs)
  document.addEventListener('visibilitychange', () => clearTimeout(timer), { once: true })
  location.assign(appLink)
}

/** Nobody tells a browser. */
export const channelsStatus = async (_way: unknown): Promise<'live' | 'ended' | null> => null

/** Nor does it remind. */
export const reserveChannels = async (_finderUserName: string): Promise<boolean> => false
