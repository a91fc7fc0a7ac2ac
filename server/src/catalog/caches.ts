import { type Cache, createCache } from '../platform/cache.ts'
import type { Database, Db } from '../platform/db/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import type { ShelvedSku } from './skus-for-sale.ts'

export interface Reference {
  counties: { code: string; name: string }[]
  categories: { key: string; name: string; parentKey: string | null; imageHash: string }[]
}

/** An answer as bytes, and how long it may be shown. */
export interface KeptAnswer {
  answer: PreparedAnswer
  lifetimeMs: number
}

/**
 * What this process remembers of the catalogue, 47 MB in all. An edit of the catalogue (price, text, state,
 * certification) empties it in every process at once ({@link catalogueChanged}); an order, which changes stock only,
 * does not: on the page of a product with scarce stock a shown figure is 2 s old at most, elsewhere 30 s.
 * Placing an order never reads it.
 */
export interface CatalogueCaches {
  /** Answers as bytes, by call and normalised query. */
  answers: Cache<KeptAnswer>
  skus: Cache<ShelvedSku>
  /** Totals of lists by their filter; they change with the catalogue or the day, not with orders: 60 s. */
  totals: Cache<{ total: number }>
  reference: Cache<Reference>
  /** What suggestions are made of, 60 s. */
  phrases: Cache<string[]>
  clear(): void
}

/** Lists and whatever shows no stock of its own. */
export const listLifetimeMs = 30_000
const scarceLifetimeMs = 2_000
const plentyLifetimeMs = 30_000
const plentyUnits = 50
const longLifetimeMs = 60_000
const megabyte = 1024 * 1024
const channel = 'catalogue_changed'
const cachesOfProcess = new WeakMap<Database, CatalogueCaches>()

/** How long these stock figures may be shown. */
export const lifetimeOfStock = (available: readonly number[]): number =>
  available.some((units) => units < plentyUnits) ? scarceLifetimeMs : plentyLifetimeMs

/** The caches of the process which `platform` belongs to. */
export function cachesOf({ database }: Platform): CatalogueCaches {
  const known = cachesOfProcess.get(database)
  if (known) return known
  const all = {
    answers: createCache<KeptAnswer>({
      lifetimeMs: (kept) => kept.lifetimeMs,
      maxBytes: 32 * megabyte,
      bytesOf: ({ answer }) => answer.bytes.byteLength,
    }),
    skus: createCache<ShelvedSku>({
      lifetimeMs: (sku) => lifetimeOfStock([sku.available]),
      maxBytes: 10 * megabyte,
      bytesOf: () => 1_000,
    }),
    totals: createCache<{ total: number }>({
      lifetimeMs: longLifetimeMs,
      maxBytes: megabyte,
      bytesOf: () => 16,
    }),
    reference: createCache<Reference>({
      lifetimeMs: listLifetimeMs,
      maxBytes: megabyte,
      bytesOf: () => 20_000,
    }),
    phrases: createCache<string[]>({
      lifetimeMs: longLifetimeMs,
      maxBytes: 3 * megabyte,
      bytesOf: (phrases) => phrases.reduce((sum, phrase) => sum + 40 + phrase.length * 2, 0),
    }),
  }
  const made = {
    ...all,
    clear() {
      for (const cache of Object.values(all)) cache.clear()
    },
  }
  cachesOfProcess.set(database, made)
  return made
}

/** Tells every process, this one too, to forget what it remembers; heard when the caller's transaction commits. */
export async function catalogueChanged(tx: Db): Promise<void> {
  await sqlOf(tx)`select pg_notify(${channel}, '')`
}

/** Hears {@link catalogueChanged} from now on, on a connection of its own which the driver renews when it breaks. */
export async function listenForChanges({ database, log }: Platform, caches: CatalogueCaches): Promise<void> {
  try {
    // What changed while nobody listened counts as changed, too: `clear` runs at every (re)connection.
    await database.sql.listen(channel, caches.clear, caches.clear)
  } catch (error) {
    // Without it answers are still at most 5 s old.
    log.warn({ err: error }, 'catalogue changes are not heard')
  }
}
