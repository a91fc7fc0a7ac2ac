import { type Cache, createCache } from '../platform/cache.ts'
import { dayNumberInShanghai } from '../platform/clock.ts'
import type { Database, Db } from '../platform/db/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { PreparedAnswer } from '../platform/http/routes.ts'
import type { ShareCard } from '../platform/http/share-card.ts'
import type { Platform } from '../platform/index.ts'
import type { OpenMeasure } from '../supervision/index.ts'
import type { ShelvedSku } from './skus-for-sale.ts'

export interface Reference {
  counties: { code: string; name: string }[]
  categories: { key: string; name: string; parentKey: string | null; imageHash: string | null }[]
  venues: ReadonlyMap<string, { name: string }>
  /** Whose licence lapsed and whose goods are still to be taken off the shelf: nearly always nobody. */
  lapsedMerchantIds: readonly string[]
  /** What authorities keep from sale, from campaigns or from unions, now or soon. */
  measures: readonly OpenMeasure[]
}

/** An answer as bytes, and how long it may be shown. */
interface KeptAnswer {
  answer: PreparedAnswer
  lifetimeMs: number
}

/**
 * What this process remembers of the catalogue, 48 MB in all. An edit of the catalogue (price, text, state,
 * certification) empties it in every process at once ({@link catalogueChanged}); an order, which changes stock only,
 * does not: on the page of a product with scarce stock a shown figure is 2 s old at most, with plenty 30 s, and where
 * there are hundreds two minutes.
 * Placing an order never reads it.
 */
export interface CatalogueCaches {
  /** Answers as bytes, by call and normalised query. */
  answers: Cache<KeptAnswer>
  skus: Cache<ShelvedSku>
  /** Totals of lists by their filter; they change with the catalogue, not with orders: 60 s. */
  totals: Cache<{ total: number }>
  reference: Cache<Reference>
  /** What suggestions are made of, 60 s. */
  phrases: Cache<string[]>
  /** Of pages as they are shared, a minute; null for what does not exist. */
  cards: Cache<{ card: ShareCard | null }>
  clear(): void
}

/** Lists and whatever shows no stock of its own. */
export const listLifetimeMs = 30_000
const scarceLifetimeMs = 2_000
const plentyLifetimeMs = 30_000
const plentyUnits = 50
const ampleLifetimeMs = 120_000
const ampleUnits = 500
const longLifetimeMs = 60_000
const megabyte = 1024 * 1024
const channel = 'catalogue_changed'
const cachesOfProcess = new WeakMap<Database, { caches: CatalogueCaches; day: number }>()

/** How long these stock figures may be shown: the more there is, the longer it takes to sell it out. */
export function lifetimeOfStock(available: readonly number[]): number {
  const least = Math.min(...available)
  if (least < plentyUnits) return scarceLifetimeMs
  return least < ampleUnits ? plentyLifetimeMs : ampleLifetimeMs
}

/**
 * The caches of the process which `platform` belongs to, to be asked for with every question: certifications begin
 * and end at midnight in China, so nothing is remembered from one day to the next.
 */
export function cachesOf({ database, clock }: Platform): CatalogueCaches {
  const day = dayNumberInShanghai(clock())
  const known = cachesOfProcess.get(database)
  if (!known) {
    const caches = createCaches()
    cachesOfProcess.set(database, { caches, day })
    return caches
  }
  if (known.day !== day) {
    known.day = day
    known.caches.clear()
  }
  return known.caches
}

function createCaches(): CatalogueCaches {
  const all = {
    answers: createCache<KeptAnswer>({
      lifetimeMs: (kept) => kept.lifetimeMs,
      maxBytes: 24 * megabyte,
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
    cards: createCache<{ card: ShareCard | null }>({
      lifetimeMs: longLifetimeMs,
      maxBytes: megabyte,
      bytesOf: () => 800,
    }),
    phrases: createCache<string[]>({
      lifetimeMs: longLifetimeMs,
      maxBytes: 3 * megabyte,
      bytesOf: (phrases) => phrases.reduce((sum, phrase) => sum + 40 + phrase.length * 2, 0),
    }),
  }
  return {
    ...all,
    clear() {
      for (const cache of Object.values(all)) cache.clear()
    },
  }
}

/** Tells every process, this one too, to forget what it remembers; heard when the caller's transaction commits. */
export async function catalogueChanged(tx: Db): Promise<void> {
  await sqlOf(tx)`select pg_notify(${channel}, '')`
}

/** Hears {@link catalogueChanged} from now on, on a connection of its own which the driver renews when it breaks. */
export async function listenForChanges(platform: Platform): Promise<void> {
  const { database, log } = platform
  const { clear } = cachesOf(platform)
  try {
    // What changed while nobody listened counts as changed, too: `clear` runs at every (re)connection.
    await database.sql.listen(channel, clear, clear)
  } catch (error) {
    // Without it answers are still at most 30 s old, categories and suggestions a minute.
    log.warn({ err: error }, 'catalogue changes are not heard')
  }
}
