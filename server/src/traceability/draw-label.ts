import { writeOnThread } from '../platform/write-on-thread.ts'
import type { Label } from './write-label.ts'

let last: Promise<unknown> = Promise.resolve()

/** Draws a label, one after the other: reading and cutting the Chinese font takes the better part of a second. */
export function drawLabel(label: Label): Promise<Uint8Array> {
  const drawn = last.then(() => writeOnThread(new URL('./write-label-worker.ts', import.meta.url), label))
  last = drawn.catch(() => {})
  return drawn
}
