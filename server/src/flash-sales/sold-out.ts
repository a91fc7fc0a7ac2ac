import { LRUCache } from 'lru-cache'
import type { Database } from '../platform/db/index.ts'

/** What is remembered is so old at most: stock that returns, in whichever process, is for sale again by then. */
const LIFETIME_MS = 1_000
/** From this age on it is read again beside the answers: of the thousands a second who are too late nobody waits for it. */
const AGAIN_MS = 500
const ITEMS_MAX = 200

interface Memory {
  /** Whoever won one: what they ask may be a repeat, and deserves its true answer. */
  winners: ReadonlySet<string>
  /** Wins so far; unchanged, the winners are, too. */
  wins: number
  readAtMs: number
}

/** Remembers which items are sold out, so that the many who come too late cost nothing. */
export interface SoldOut {
  /** Whether this shopper is surely too late; a promise when the database has to be asked. */
  isFor(itemId: string, userId: string): boolean | Promise<boolean>
  /** A batch was settled in this process; a promise when it took the last unit, done when that is remembered. */
  note(
    itemId: string,
    settled: { stockLeft: number; wins: number; closed: boolean },
  ): Promise<void> | undefined
}

const nothing = () => undefined

export function createSoldOut({ sql }: Pick<Database, 'sql'>): SoldOut {
  const nowMs = () => performance.now()
  const known = new LRUCache<string, Memory>({ max: ITEMS_MAX })
  const asking = new Map<string, Promise<Memory | null>>()

  async function read(itemId: string): Promise<Memory | null> {
    const readAtMs = nowMs()
    const [item] = await sql<{ stockLeft: number; wins: string; closed: boolean }[]>`
      select stock_left as "stockLeft", wins, closed from flash_items where id = ${itemId}`
    // Closing takes what is left: that is an end, and who comes later is to hear so.
    if (!item || item.closed || item.stockLeft > 0) {
      known.delete(itemId)
      return null
    }
    const before = known.get(itemId)
    const wins = Number(item.wins)
    const winners = before?.wins === wins ? before.winners : await winnersOf(itemId)
    const memory = { winners, wins, readAtMs }
    known.set(itemId, memory)
    return memory
  }

  /** Read after the figures: whoever won in between is among them and not counted, which only costs another reading. */
  async function winnersOf(itemId: string): Promise<Set<string>> {
    // As one text: a row for each of 100,000 would stop the process for as long as a batch takes.
    const [row] = await sql<{ userIds: string | null }[]>`
      select string_agg(user_id::text, ',') as "userIds" from flash_claims where item_id = ${itemId}`
    return new Set(row?.userIds?.split(','))
  }

  function readOnce(itemId: string): Promise<Memory | null> {
    const running = asking.get(itemId)
    if (running) return running
    const reading = read(itemId).finally(() => asking.delete(itemId))
    asking.set(itemId, reading)
    return reading
  }

  return {
    isFor(itemId, userId) {
      const memory = known.get(itemId)
      const ageMs = memory ? nowMs() - memory.readAtMs : Number.POSITIVE_INFINITY
      if (memory && ageMs < LIFETIME_MS) {
        if (ageMs >= AGAIN_MS) void readOnce(itemId).catch(nothing)
        return !memory.winners.has(userId)
      }
      // Just sold out: soon known, and sooner than a batch would say it.
      if (!memory && !asking.has(itemId)) return false
      return readOnce(itemId).then((fresh) => fresh !== null && !fresh.winners.has(userId))
    },
    note(itemId, { stockLeft, wins, closed }) {
      // Whoever comes until it is read asks the database in the queue, as before; so does a winner it does not know yet.
      if (closed || stockLeft > 0 || known.get(itemId)?.wins !== wins) known.delete(itemId)
      if (closed || stockLeft > 0 || known.has(itemId)) return undefined
      return readOnce(itemId).then(nothing, nothing)
    },
  }
}
