import Taro from '@tarojs/taro'
import type { MessageKind } from '@yuxiang/shared/api/messages'
import { type Answer, call } from './api'
import { randomKey } from './idempotency'
import { sessionStore } from './tokens'

type Template = Answer<'GET /api/messages/subscriptions'>['templates'][number]

/** WeChat asks about so many templates at once at most. */
const askedMost = 3

let templates: readonly Template[] | undefined
let asking: Promise<readonly Template[]> | undefined
/** Declined since the app was started: nobody is asked for these again on the way, only when they tap for it. */
const declined = new Set<MessageKind>()

/** Learns WeChat's templates beforehand, once somebody is signed in: its dialogue opens from a tap only, without a pause. */
export function prepareConsents(): void {
  if (sessionStore.get() && !templates && !asking) void readConsents().catch(() => undefined)
}

/** The kinds of messages WeChat can carry, each with the consents not used yet; none where there is no WeChat. */
export function readConsents(): Promise<readonly Template[]> {
  asking = call('GET /api/messages/subscriptions')
    .then((answer) => {
      templates = answer.templates
      return answer.templates
    })
    .finally(() => {
      asking = undefined
    })
  return asking
}

export interface Asked {
  accepted: number
  /** The choices have arrived at the server; nobody has to wait for it. */
  kept: Promise<unknown>
}

const nobodyAsked: Asked = { accepted: 0, kept: Promise.resolve() }

/**
 * Asks for consent to one message of each kind, from a tap and before anything else it does. Whatever is chosen, and
 * also where WeChat does not ask, the tap goes on: the inbox has every message. `again`: the person taps for just this.
 */
export async function askConsents(kinds: readonly MessageKind[], again = false): Promise<Asked> {
  if (!templates) prepareConsents()
  const wanted = (templates ?? []).filter(
    ({ kind }) => kinds.includes(kind) && (again || !declined.has(kind)),
  )
  // Those first of which the fewest are left: more kinds than WeChat asks about at once take turns.
  const ids = [...new Set([...wanted].sort((a, b) => a.consents - b.consents).map(({ id }) => id))]
  const asked = ids.slice(0, askedMost)
  if (asked.length === 0) return nobodyAsked
  const chosen = (await Taro.requestSubscribeMessage({ tmplIds: asked, entityIds: [] }).catch(
    () => undefined,
  )) as Record<string, unknown> | undefined
  // Not asked at all: messages are turned off in WeChat, or it was no tap but the keyboard's key.
  if (!chosen) return nobodyAsked
  for (const { id, kind } of wanted) {
    if (!asked.includes(id)) continue
    if (chosen[id] === 'accept') declined.delete(kind)
    else declined.add(kind)
  }
  const accepted = asked.filter((id) => chosen[id] === 'accept')
  if (accepted.length === 0) return nobodyAsked
  templates = templates?.map((one) =>
    accepted.includes(one.id) ? { ...one, consents: one.consents + 1 } : one,
  )
  const body = { templates: accepted.map((id) => ({ id, accepted: true })) }
  const kept = call('POST /api/messages/subscriptions', { body, idempotencyKey: randomKey() })
  return { accepted: accepted.length, kept: kept.catch(() => undefined) }
}
