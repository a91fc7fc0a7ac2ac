import Taro from '@tarojs/taro'
import type { Session } from '@yuxiang/shared/api/identity'
import { localProblem, parseProblem } from './problem'
import { dropSession, keepSession, sessionStore } from './tokens'

let running: Promise<string> | null = null

/**
 * A fresh access token. Calls that expire together share one refresh, since a refresh token works once.
 * A refusal signs the person out and is thrown; without a network the session stays.
 */
export function refreshSession(expiredToken: string): Promise<string> {
  const session = sessionStore.get()
  // Somebody refreshed while our answer was on its way.
  if (session && session.accessToken !== expiredToken) return Promise.resolve(session.accessToken)
  running ??= renew().finally(() => {
    running = null
  })
  return running
}

async function renew(): Promise<string> {
  const session = sessionStore.get()
  if (!session) throw localProblem('unreadable')
  const answer = await Taro.request({
    url: `${API_BASE}/api/auth/refresh`,
    method: 'POST',
    header: { 'Content-Type': 'application/json' },
    data: JSON.stringify({ refreshToken: session.refreshToken }),
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
