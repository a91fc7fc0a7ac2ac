import { forget, readStored, store, storedKeys } from './storage'

const prefix = 'kept:'
const ownPrefix = 'own-'

/** Keeps the last good answer under a name, so that the screen can be read without a network. */
export function keepAnswer(name: string, answer: unknown): void {
  store(prefix + name, answer)
}

/** The last good answer under that name. */
export function keptAnswer<T>(name: string): T | undefined {
  return readStored<T>(prefix + name)
}

/** Forgets what is kept under that name. */
export function forgetAnswer(name: string): void {
  forget(prefix + name)
}

/** The name of an answer that belongs to one person: never shown to the next on this phone. */
export function ownName(userId: string, name: string): string {
  return `${ownPrefix}${userId}-${name}`
}

/** Forgets every answer that belonged to a person, at sign-out. */
export function forgetOwnAnswers(): void {
  for (const key of storedKeys()) if (key.startsWith(prefix + ownPrefix)) forget(key)
}
