import { readStored, store } from '@/services/storage'
import { createStore } from '@/store/create-store'

const key = 'search-history'
const most = 12

/** Words searched for on this phone, newest first. */
export const historyStore = createStore<string[]>(readStored<string[]>(key) ?? [])

/** Remembers a search. */
export function remember(words: string): void {
  save([words, ...historyStore.get().filter((known) => known !== words)].slice(0, most))
}

/** Forgets all searches. */
export function forgetHistory(): void {
  save([])
}

function save(words: string[]): void {
  store(key, words)
  historyStore.set(words)
}
