import { isRefusedData } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Asked, Outcome, Settled } from './settle-claims.ts'

/**
 * Claims that one transaction settles at most. Not all that wait: while the database writes some, this process reads and
 * answers others.
 */
const BATCH_MAX = 250
/** Batches of an item in work at once: the next is read and decided on while the database writes the one before. */
const BATCHES_AT_ONCE = 2
/** Claims that wait for one item in this process at most; beyond them nobody would be answered in good time. */
const WAITING_MAX = 10_000

/** Settles a batch of wishes of one item, each shopper in it once. */
export type Settle = (itemId: string, asked: readonly Asked[]) => Promise<Settled>

/** Lets claims of one item wait together while the batch before them is settled. */
export interface ClaimQueue {
  /**
   * What becomes of a wish; refuses with `flash_busy` when too many wait, and with
   * `flash_unsettled` when its batch may or may not have been settled.
   */
  ask(itemId: string, asked: Asked): Promise<Outcome>
}

interface Place {
  asked: Asked
  outcome: Promise<Outcome>
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/** The places of one item: by shopper, in the order in which they came. */
interface Line {
  waiting: Map<string, Place>
  /** The shoppers whose wishes are being settled, and in how many batches. */
  inWork: Map<string, Place>
  batches: number
  /** Units the last batch left, as far as is known. */
  stockLeft: number
}

/** Told of what happens to batches, and asked what a batch need not be asked. */
export interface QueueEvents {
  /** One was settled. The next begins when this is done: what it found out may spare those who wait a batch. */
  onSettled(itemId: string, settled: Settled): Promise<void> | undefined
  /** One failed for no fault of a row. */
  onFault(error: unknown): void
  /** Whether all units are gone and this shopper has none of them. */
  isTooLate(itemId: string, userId: string): boolean
}

export function createClaimQueue(settle: Settle, { onSettled, onFault, isTooLate }: QueueEvents): ClaimQueue {
  const lines = new Map<string, Line>()

  /**
   * Takes batches out of the line: what waits when none is in work, and another as soon as it is full, unless those
   * in work may win all there is.
   */
  function takeBatches(itemId: string, line: Line): void {
    const isNextDue = () =>
      line.batches === 0
        ? line.waiting.size > 0
        : line.batches < BATCHES_AT_ONCE &&
          line.waiting.size >= BATCH_MAX &&
          line.inWork.size < line.stockLeft
    while (isNextDue()) {
      const batch = [...line.waiting.values()].slice(0, BATCH_MAX)
      for (const place of batch) {
        line.waiting.delete(place.asked.userId)
        line.inWork.set(place.asked.userId, place)
      }
      line.batches += 1
      void answer(itemId, batch, line).then(() => {
        line.batches -= 1
        if (line.stockLeft === 0) refuseLate(itemId, line)
        takeBatches(itemId, line)
      })
    }
    if (line.batches === 0) lines.delete(itemId)
  }

  function refuseLate(itemId: string, line: Line): void {
    for (const place of line.waiting.values()) {
      const { userId, isRepeat } = place.asked
      if (isRepeat || !isTooLate(itemId, userId)) continue
      line.waiting.delete(userId)
      place.resolve({ refusal: 'sold_out' })
    }
  }

  async function answer(itemId: string, batch: readonly Place[], line: Line): Promise<void> {
    const leave = ({ asked }: Place) => line.inWork.delete(asked.userId)
    try {
      const settled = await settle(
        itemId,
        batch.map(({ asked }) => asked),
      )
      line.stockLeft = settled.stockLeft
      const told = onSettled(itemId, settled)
      for (const [index, place] of batch.entries()) {
        leave(place)
        place.resolve(settled.outcomes[index] as Outcome)
      }
      await told
    } catch (error) {
      if (batch.length === 1 || !isRefusedData(error)) {
        // The database is gone, say: told once, not for each of a thousand, who may all ask again with their keys.
        onFault(error)
        for (const place of batch) {
          leave(place)
          place.reject(new Refusal('flash_unsettled', { retryAfterSeconds: 1 }))
        }
        return
      }
      // One row that the database does not take must not cost the others their turn.
      const middle = Math.ceil(batch.length / 2)
      await answer(itemId, batch.slice(0, middle), line)
      await answer(itemId, batch.slice(middle), line)
    }
  }

  async function ask(itemId: string, asked: Asked): Promise<Outcome> {
    const line = lines.get(itemId) ?? {
      waiting: new Map(),
      inWork: new Map(),
      batches: 0,
      stockLeft: Number.POSITIVE_INFINITY,
    }
    const before = line.waiting.get(asked.userId) ?? line.inWork.get(asked.userId)
    if (before) {
      if (before.asked.key === asked.key) return before.outcome
      // One shopper has one place: another phone's wish takes its turn when the first has had its answer.
      await before.outcome.catch(() => undefined)
      return ask(itemId, asked)
    }
    if (line.waiting.size >= WAITING_MAX) throw busy()
    const { promise: outcome, resolve, reject } = Promise.withResolvers<Outcome>()
    line.waiting.set(asked.userId, { asked, outcome, resolve, reject })
    if (!lines.has(itemId)) {
      lines.set(itemId, line)
      // Only when this turn has read the others who pressed with the first: a batch of one would make them all wait.
      setImmediate(() => takeBatches(itemId, line))
    } else if (line.waiting.size >= BATCH_MAX) takeBatches(itemId, line)
    return outcome
  }

  return { ask }
}

const busy = () => new Refusal('flash_busy', { retryAfterSeconds: 1 })
