import { v7 } from 'uuid'
import { takeRandom } from '../random.ts'

let lastMs = 0
let inMs = 0

/**
 * UUIDv7 (RFC 9562): unguessable enough for an id in a URL, and in time order for the index. Those of one process grow,
 * within a millisecond by its counter of 32 bits, too.
 */
export function newId(): string {
  const random = takeRandom(16)
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    // Half of the counter's room at least is left for the millisecond.
    inMs = random.readUInt32BE(0) >>> 1
  } else {
    inMs += 1
  }
  return v7({ random, msecs: lastMs, seq: inMs })
}
