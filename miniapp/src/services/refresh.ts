import Taro from '@tarojs/taro'
import type { Session } from '@yuxiang/shared/api/identity'
import { localProblem, parseProblem } from './problem'
import { adoptStored, dropSession, keepSession, sessionStore } from './tokens'

let running: Promise<string> | null = null

/**
 * A fresh access token. Calls that expire together share one refresh, since a refresh token works once; for the same
 * reason what another tab has renewed is taken over. A refusal signs the person out and is thrown; without a network
 * the session stays.
 */
export async function refreshSession(expired: Session): Promise<string> {
  adoptStored()
  const session = sessionStore.get()
  // Signed out, or another person now: what was asked is not theirs.
  if (session?.user.id !== expired.user.id) throw localProblem('unreadable')
  // Somebody refreshed while our answer was on its way.
  if (session.accessToken !== expired.accessToken) return session.accessToken
  running ??= renew(session).finally(() => {
    running = null
  })
  return running
}

async function renew({ refreshToken }: Session): Promise<string> {
  const answer = await Taro.request({
    url: `${API_BASE}/api/auth/refresh`,
    method: 'POST',
    header: { 'Content-Type': 'application/json' },
    data: JSON.stringify({ refreshToken }),
    timeout: 15_000,
  }).catch(() => {
    throw localProblem('offline')
  })
  if (answer.statusCode === 200) {
    const renewed = answer.data as Session
    keepSession(renewed)
    return renewed.accessToken
  }
  if (answer.statusCode === 401) dropSession()
  throw parseProblem(answer.statusCode, answer.data)
}
