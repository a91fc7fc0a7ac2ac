import { forget, readStored, store } from './storage'

const prefix = 'kept:'

/** Keeps the last good answer under a name, so that the screen can be read without a network. */
export function keepAnswer(name: string, answer: unknown): void {
  store(prefix + name, answer)
}

/** The last good answer under that name. */
export function keptAnswer<T>(name: string): T | undefined {
  return readStored<T>(prefix + name)
}

/** Forgets one, e.g. a person's own lists at sign-out. */
export function forgetAnswer(name: string): void {
  forget(prefix + name)
}
