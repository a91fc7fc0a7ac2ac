import { createStore } from '@/store/create-store'
import { call } from './api'

/** Labels of offers by product, as lists show them; what is not in it is not known yet. */
export const labelsStore = createStore<Readonly<Record<string, readonly string[]>>>({})

/** So long labels are believed: campaigns begin and end. */
const lifetimeMs = 5 * 60_000
/** The cards of a list ask one after the other within one drawing. */
const gatherMs = 30
const mostIds = 100

const askedAt = new Map<string, number>()
let waiting: string[] = []

/** Asks for a product's labels; those asked for together go in one call. Without an answer there are none. */
export function wantLabels(productId: string): void {
  if (Date.now() - (askedAt.get(productId) ?? 0) < lifetimeMs) return
  askedAt.set(productId, Date.now())
  if (waiting.length === 0) setTimeout(askWaiting, gatherMs)
  waiting.push(productId)
}

function askWaiting(): void {
  const ids = waiting
  waiting = []
  for (let at = 0; at < ids.length; at += mostIds) void ask(ids.slice(at, at + mostIds))
}

async function ask(ids: string[]): Promise<void> {
  try {
    const { items } = await call('GET /api/promotions/labels', { query: { productIds: ids.join() } })
    const told = Object.fromEntries(ids.map((id): [string, readonly string[]] => [id, []]))
    for (const { productId, labels } of items) told[productId] = labels
    labelsStore.set({ ...labelsStore.get(), ...told })
  } catch {
    // The next time such a card is drawn asks again.
    for (const id of ids) askedAt.delete(id)
  }
}
