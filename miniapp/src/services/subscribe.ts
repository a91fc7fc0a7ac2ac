import Taro from '@tarojs/taro'
import type { MessageKind } from '@yuxiang/shared/api/messages'
import { call } from './api'
import { withIdempotencyKey } from './idempotency'

const templates = new Map<MessageKind, string>()

/** Learns WeChat's template of a kind of message beforehand: its dialogue opens from a tap only, without a pause. */
export async function prepareConsent(kind: MessageKind): Promise<void> {
  const answer = await call('GET /api/messages/subscriptions')
  const known = answer.templates.find((template) => template.kind === kind)
  if (known) templates.set(kind, known.id)
}

/** Asks for consent to one message of the kind, from a tap; what was chosen is kept. Without WeChat there is the inbox. */
export async function askConsent(kind: MessageKind): Promise<void> {
  const id = templates.get(kind)
  if (!id) return
  const chosen = await Taro.requestSubscribeMessage({ tmplIds: [id], entityIds: [] }).catch(() => null)
  const word = (chosen as Record<string, unknown> | null)?.[id]
  if (word === undefined) return
  const body = { templates: [{ id, accepted: word === 'accept' }] }
  await withIdempotencyKey(`consent-${kind}`, { body, at: Date.now() }, (idempotencyKey) =>
    call('POST /api/messages/subscriptions', { body, idempotencyKey }),
  )
}
