import { type identityContract, roles } from '@yuxiang/shared/api/identity'
import { networkOf } from '../platform/http/client-ip.ts'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { addAddress } from './add-address.ts'
import { bindWechatPhone } from './bind-wechat-phone.ts'
import { changeAddress } from './change-address.ts'
import { type AccountClosing, closeAccount, readObstacles } from './close-account.ts'
import { changeMe, getMe } from './profile.ts'
import { listAddresses } from './read-addresses.ts'
import { regionsAnswer } from './regions.ts'
import { removeAddress } from './remove-address.ts'
import { requestSmsCode } from './request-sms-code.ts'
import { closeSession, refreshSession } from './sessions.ts'
import { signInWithPhone } from './sign-in-with-phone.ts'
import { signInWithWechat } from './sign-in-with-wechat.ts'
import { noWelcome, type Welcome } from './welcome.ts'

const smsPerIp: RouteLimit = { count: 20, seconds: 3600, per: 'ip', shared: true }
const signInPerIp: RouteLimit = { count: 60, seconds: 3600, per: 'ip', shared: true }
const bindPerUser: RouteLimit = { count: 10, seconds: 600, per: 'actor', shared: true }
/** Mobile carriers put many phones behind one address, and each refreshes four times an hour. */
const refreshPerIp: RouteLimit = { count: 1200, seconds: 3600, per: 'ip' }
const changesPerUser: RouteLimit = { count: 60, seconds: 60, per: 'actor' }

/** `welcome` is what a new account begins with, `closing` what the other domains say when one is closed. */
export function identityRoutes(
  platform: Platform,
  closing: AccountClosing,
  welcome: Welcome = noWelcome,
): RouteTable<typeof identityContract> {
  return {
    'POST /api/auth/sms': open(async ({ body, clientIp }) => {
      await requestSmsCode(platform, body.phone, networkOf(clientIp))
      return undefined
    }, smsPerIp),
    'POST /api/auth/phone': open(
      ({ body, clientIp }) => signInWithPhone(platform, { ...body, network: networkOf(clientIp) }, welcome),
      signInPerIp,
    ),
    'POST /api/auth/wechat': open(({ body }) => signInWithWechat(platform, body.code, welcome), signInPerIp),
    'POST /api/auth/wechat/phone': only(
      roles,
      ({ actor, body }) => bindWechatPhone(platform, actor.userId, body.code),
      bindPerUser,
    ),
    'POST /api/auth/refresh': open(({ body }) => refreshSession(platform, body.refreshToken), refreshPerIp),
    'POST /api/auth/logout': open(async ({ body }) => {
      await closeSession(platform, body.refreshToken)
      return undefined
    }, refreshPerIp),
    'GET /api/me': only(roles, ({ actor }) => getMe(platform, actor.userId)),
    'PATCH /api/me': only(roles, ({ actor, body }) => changeMe(platform, actor.userId, body), changesPerUser),
    'GET /api/me/closing': only(roles, async ({ actor }) => ({
      obstacles: await readObstacles(platform, closing, actor.userId),
    })),
    'DELETE /api/me': only(
      roles,
      async ({ actor }) => {
        await closeAccount(platform, closing, actor.userId)
        return undefined
      },
      changesPerUser,
    ),
    'GET /api/regions': open(() => regionsAnswer()),
    'GET /api/addresses': only(roles, async ({ actor }) => ({
      items: await listAddresses(platform, actor.userId),
    })),
    'POST /api/addresses': only(
      roles,
      ({ actor, body }) => addAddress(platform, actor.userId, body),
      changesPerUser,
    ),
    'PATCH /api/addresses/{id}': only(
      roles,
      ({ actor, params, body }) => changeAddress(platform, actor.userId, params.id, body),
      changesPerUser,
    ),
    'DELETE /api/addresses/{id}': only(
      roles,
      async ({ actor, params }) => {
        await removeAddress(platform, actor.userId, params.id)
        return undefined
      },
      changesPerUser,
    ),
  }
}
