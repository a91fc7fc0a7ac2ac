import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { SmsError } from '../platform/integrations/sms/index.ts'
import { codeValidMinutes, issueCode } from './sms-codes.ts'

const perMinute = { count: 1, seconds: 60, shared: true } as const
const perDay = { count: 10, seconds: 86_400, shared: true } as const
/** Fewer than the phone may have: nobody uses up somebody else's codes of a day from one place. */
const perDayAndNetwork = { count: 6, seconds: 86_400, shared: true } as const

/**
 * Sends a sign-in code. Refuses with `too_many_requests` (one a minute and ten a day for each phone, six of them from
 * one network, or the provider's own limit); `outside_unavailable` when the provider does not send.
 */
export async function requestSmsCode(platform: Platform, phone: string, network: string): Promise<void> {
  await platform.limits.take('sms.minute', phone, perMinute)
  await platform.limits.take('sms.network', `${phone} ${network}`, perDayAndNetwork)
  await platform.limits.take('sms.day', phone, perDay)
  const code = await issueCode(platform, phone)
  try {
    await platform.sms.sendCode(phone, code, codeValidMinutes)
  } catch (error) {
    if (!(error instanceof SmsError)) throw error
    if (error.code.startsWith('LimitExceeded')) throw new Refusal('too_many_requests')
    platform.log.error({ code: error.code }, 'the SMS provider refuses to send')
    throw new Refusal('outside_unavailable')
  }
}
