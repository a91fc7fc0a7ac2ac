import type { LivePlatform } from './platforms.ts'

/** Web hosts of the platforms, with everything below them: a short link's host is the platform's own, too. */
export const liveHosts: Record<LivePlatform, readonly string[]> = {
  channels: ['channels.weixin.qq.com', 'weixin.qq.com'],
  douyin: ['douyin.com', 'iesdouyin.com'],
  kuaishou: ['kuaishou.com', 'chenzhongtech.com', 'gifshow.com'],
  taobao: ['taobao.com', 'tmall.com', 'tb.cn'],
  other: [
    'jd.com',
    '3.cn',
    'bilibili.com',
    'b23.tv',
    'xiaohongshu.com',
    'xhslink.com',
    'yangkeduo.com',
    'pinduoduo.com',
    'fupin832.com',
    'cbg.cn',
  ],
}

/** What begins the address by which a phone opens the platform's app. */
export const liveSchemes: Record<LivePlatform, readonly string[]> = {
  channels: [],
  douyin: ['snssdk1128', 'snssdk2329'],
  kuaishou: ['kwai', 'ksnebula'],
  taobao: ['taobao', 'tbopen'],
  other: [],
}

export const LIVE_LINK_MAX = 500

export type LinkFault = 'scheme' | 'host' | 'form' | 'redirect'

export const linkFaultTexts: Record<LinkFault, string> = {
  scheme: '链接须以 https:// 开头，应用链接须是该平台的',
  host: '链接不是该平台的网址，请从平台的“分享”里复制',
  form: '链接含有不允许的内容（账号、端口、空格或特殊字符），请重新复制',
  redirect: '链接会跳转到其他网站，请使用平台的原始链接',
}

/** Printable ASCII without quotes, angle brackets, backslash, braces: what browsers and servers read alike. */
const plain = /^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]*$/
const webAddress = /^https:\/\/([^/?#]*)([/?#].*)?$/i
/** Lower-case labels, the last of letters alone: no port, no account, no number for a name. */
const hostName = /^(?!.*(?:^|\.)xn--)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

/** Whether a host is one of these names or below one. */
export const isHostOf = (host: string, names: readonly string[]): boolean =>
  names.some((name) => host === name || host.endsWith(`.${name}`))

/** Why this is no web address of one of `hosts`; null when it is. */
export function webLinkFault(link: string, hosts: readonly string[]): LinkFault | null {
  const parts = webAddress.exec(link)
  if (!parts) return 'scheme'
  if (link.length > LIVE_LINK_MAX || !plain.test(link)) return 'form'
  const host = (parts[1] ?? '').toLowerCase()
  if (!hostName.test(host)) return 'form'
  if (!isHostOf(host, hosts)) return 'host'
  return leadsAway(parts[2] ?? '', hosts) ? 'redirect' : null
}

/** Why this does not open the platform's app; null when it does. */
export function appLinkFault(link: string, platform: LivePlatform): LinkFault | null {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9]*):\/\/(.*)$/is.exec(link) ?? []
  if (!liveSchemes[platform].includes(scheme)) return 'scheme'
  if (link.length > LIVE_LINK_MAX || !plain.test(link)) return 'form'
  return leadsAway(rest, liveHosts[platform]) ? 'redirect' : null
}

/** How often an address inside an address may be written over: deeper ones no platform makes. */
const DEPTH = 4

/** Whether an address within the rest of a link, however it is written, is of somebody else or a script. */
function leadsAway(rest: string, hosts: readonly string[]): boolean {
  let text = rest
  for (let depth = 0; ; depth += 1) {
    if (namesForeign(text, hosts)) return true
    const decoded = decoded1(text)
    if (decoded === null || depth === DEPTH) return true
    if (decoded === text) return false
    text = decoded
  }
}

const scripts = /(?:^|[^a-z0-9])(?:javascript|vbscript|data|file|intent|blob)\s*:/i

function namesForeign(text: string, hosts: readonly string[]): boolean {
  if (scripts.test(text)) return true
  for (const [, authority = ''] of text.matchAll(/[/\\]{2,}([^/\\?#&"'\s]*)/g)) {
    if (!isHostOf(authority.toLowerCase(), hosts)) return true
  }
  return false
}

function decoded1(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** 视频号's id of an account, as its assistant shows it. */
export const finderUserName = /^sph[A-Za-z0-9_-]{6,40}$/
/** 视频号's id of a broadcast or a recording. */
export const feedId = /^export\/[A-Za-z0-9_=+/-]{8,200}$/
