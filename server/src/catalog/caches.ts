import { type Cache, createCache } from '../platform/cache.ts'
import type { Database, Db } from '../platform/db/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import type { SkuForSale } from './skus-for-sale.ts'

/**
 * What this process remembers of the catalogue, for 5 s at most, 44 MB in all: so old may a shown price, stock or
 * badge be. Placing an order never reads it. An edit of the catalogue empties it in every process at once
 * ({@link catalogueChanged}); an order, which changes stock only, does not.
 */
export interface CatalogueCaches {
  /** Answers as bytes, by call and normalised query. */
  answers: Cache<PreparedAnswer>
  skus: Cache<SkuForSale>
  clear(): void
}

const lifetimeMs = 5_000
const megabyte = 1024 * 1024
const channel = 'catalogue_changed'
const caches = new WeakMap<Database, CatalogueCaches>()

/** The caches of the process which `platform` belongs to. */
export function cachesOf({ database }: Platform): CatalogueCaches {
  const known = caches.get(database)
  if (known) return known
  const answers = createCache<PreparedAnswer>({
    lifetimeMs,
    maxBytes: 32 * megabyte,
    bytesOf: (answer) => answer.bytes.byteLength,
  })
  const skus = createCache<SkuForSale>({ lifetimeMs, maxBytes: 12 * megabyte, bytesOf: () => 2_000 })
  const made = {
    answers,
    skus,
    clear() {
      answers.clear()
      skus.clear()
    },
  }
  caches.set(database, made)
  return made
}

/** Tells every process, this one too, to forget what it remembers; heard when the caller's transaction commits. */
export async function catalogueChanged(tx: Db): Promise<void> {
  await sqlOf(tx)`select pg_notify(${channel}, '')`
}

/** Hears {@link catalogueChanged} on a connection of its own, which the driver renews when it breaks. */
export function listenForChanges(platform: Platform): void {
  const { clear } = cachesOf(platform)
  platform.database.sql.listen(channel, clear, clear).catch((error: unknown) => {
    // Without it answers are still at most 5 s old.
    platform.log.warn({ err: error }, 'catalogue changes are not heard')
  })
}
