import { inject } from 'vitest'
import { Caller } from '../support/caller.ts'
import { type Phone, startPhone } from './simulator/phone.ts'

let people = 0

/** A phone on which somebody new is signed in through WeChat, and the same person as a caller of the API. */
export async function signedInPhone(): Promise<{ phone: Phone; buyer: Caller }> {
  const shopUrl = inject('shopUrl')
  const name = `person${process.pid}-${Date.now()}-${++people}`
  const session = await new Caller(shopUrl).call('POST /api/auth/wechat', { body: { code: `code-${name}` } })
  const storage = new Map([['session', JSON.stringify(session)]])
  const phone = startPhone({ directory: inject('weappDirectory'), shopUrl, storage, personName: name })
  return { phone, buyer: new Caller(shopUrl, session.accessToken, session.user.id) }
}
