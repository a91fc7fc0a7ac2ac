import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import { callWechat, type WechatConfig } from './call.ts'
import { WechatError } from './errors.ts'

const RENEW_BEFORE_MS = 5 * 60_000
/** Invalid or replaced, malformed, expired. */
const TOKEN_REFUSED = new Set([40001, 40014, 42001])

export interface AccessTokens {
  /** The app's token; kept until five minutes before its end, one fetch in flight. */
  current(): Promise<string>
  /** Runs a call with the token; when WeChat refuses the token, once more with a fresh one. */
  with<T>(call: (token: string) => Promise<T>): Promise<T>
}

const TokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.int().positive() })

/** getStableAccessToken: several processes share one token, none invalidates another's. */
export function createAccessTokens(config: WechatConfig, clock: Clock): AccessTokens {
  let kept: { token: string; renewAt: number } | undefined
  let fetching: Promise<string> | undefined

  const fetchToken = async (forceRefresh: boolean): Promise<string> => {
    const askedAt = clock().getTime()
    const answer = await callWechat(
      config,
      '/cgi-bin/stable_token',
      {},
      {
        grant_type: 'client_credential',
        appid: config.appId,
        secret: config.appSecret,
        force_refresh: forceRefresh,
      },
      TokenAnswer,
    )
    kept = { token: answer.access_token, renewAt: askedAt + answer.expires_in * 1000 - RENEW_BEFORE_MS }
    return answer.access_token
  }
  const renew = (forceRefresh: boolean): Promise<string> => {
    fetching ??= fetchToken(forceRefresh).finally(() => {
      fetching = undefined
    })
    return fetching
  }
  const current = async (): Promise<string> =>
    kept && clock().getTime() < kept.renewAt ? kept.token : renew(false)

  /** Forcing invalidates the others' token and is limited to 20 a day: only when asking gives the same again. */
  const replace = async (refused: string): Promise<string> => {
    if (kept?.token === refused) kept = undefined
    const token = await current()
    return token === refused ? renew(true) : token
  }
  return {
    current,
    with: async (call) => {
      const token = await current()
      try {
        return await call(token)
      } catch (error) {
        if (!(error instanceof WechatError && TOKEN_REFUSED.has(error.errcode))) throw error
        return call(await replace(token))
      }
    },
  }
}
