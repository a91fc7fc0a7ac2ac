import { forget, readStored, store, storedKeys, storeEvictable } from './storage'

const answerPrefix = 'kept:'
const draftPrefix = 'draft:'
const ownPrefix = 'own-'
/** What belongs to a person under names of its own: the number typed at the login, acts that were not heard of. */
const personal = ['login-phone', 'idempotency:']

/** Keeps the last good answer under a name, so that the screen can be read without a network. */
export function keepAnswer(name: string, answer: unknown): void {
  storeEvictable(answerPrefix + name, answer)
}

/** The last good answer under that name. */
export function keptAnswer<T>(name: string): T | undefined {
  return readStored<T>(answerPrefix + name)
}

/** Keeps what a person typed and the server does not have; no answer ever takes its room. */
export function storeDraft(userId: string, name: string, draft: unknown): void {
  store(draftPrefix + ownName(userId, name), draft)
}

/** What that person typed under that name. */
export function storedDraft<T>(userId: string, name: string): T | undefined {
  return readStored<T>(draftPrefix + ownName(userId, name))
}

/** Forgets what was typed, once the server has it or the person gives it up. */
export function dropDraft(userId: string, name: string): void {
  forget(draftPrefix + ownName(userId, name))
}

/** The name of an answer that belongs to one person: never shown to the next on this phone. */
export function ownName(userId: string, name: string): string {
  return `${ownPrefix}${userId}-${name}`
}

/** Forgets everything that belonged to a person, at sign-out. */
export function forgetPersonal(): void {
  const prefixes = [answerPrefix + ownPrefix, draftPrefix, ...personal]
  for (const key of storedKeys()) if (prefixes.some((prefix) => key.startsWith(prefix))) forget(key)
}
