import type { LinkTest } from '@yuxiang/shared/api/live-desk'
import { appLinkFault, webLinkFault } from '@yuxiang/shared/live/links'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import { linkRefusal } from './check-session.ts'
import { hostsOf } from './hosts.ts'

/** Short links lead on; more steps than so no platform takes. */
const STEPS = 4

/**
 * Whether a link answers. Only hosts of the platform are ever asked, at every step anew: a link that leads elsewhere is
 * not followed (`foreign`). Platforms often turn programs away: then somebody has to look (`blocked`).
 */
export async function testLink(
  platform: Platform,
  livePlatform: LivePlatform,
  link: string,
): Promise<LinkTest> {
  const hosts = hostsOf(platform, livePlatform)
  const fault = webLinkFault(link, hosts)
  if (fault) throw linkRefusal('link', fault)
  let url = link
  for (let step = 0; step < STEPS; step += 1) {
    const host = new URL(url).hostname
    const answer = await ask(platform, url)
    if (!answer) return { result: 'noAnswer', status: null, host }
    const { status, location } = answer
    if (status < 300 || status >= 400 || location === null) return { result: verdictOf(status), status, host }
    // The page sends the phone on into the app.
    if (appLinkFault(location, livePlatform) === null) return { result: 'reachable', status, host }
    const next = addressOf(location, url)
    if (next === null || webLinkFault(next, hosts) !== null) {
      return { result: 'foreign', status, host: foreignHost(next) ?? host }
    }
    url = next
  }
  return { result: 'noAnswer', status: null, host: new URL(url).hostname }
}

async function ask({ livePages, log }: Platform, url: string) {
  try {
    return await livePages.ask(url)
  } catch (error) {
    if (!(error instanceof OutsideUnavailableError)) throw error
    log.info({ err: error }, 'a live link did not answer')
    return null
  }
}

function verdictOf(status: number): LinkTest['result'] {
  if (status === 404 || status === 410) return 'dead'
  if (status >= 500) return 'noAnswer'
  return status >= 400 ? 'blocked' : 'reachable'
}

function addressOf(location: string, base: string): string | null {
  try {
    return new URL(location, base).href
  } catch {
    return null
  }
}

const foreignHost = (url: string | null): string | null =>
  url === null ? null : new URL(url).hostname || null
