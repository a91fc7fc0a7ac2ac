import { Refusal } from '../platform/http/refusal.ts'
import type { ByteRange, Storage } from '../platform/integrations/storage/index.ts'

const pieceBytes = 1024 * 1024

/**
 * A part of a file, one piece in memory at a time: the next is read when whoever fetches it has taken the last. The first
 * is read at once, so that what is not there is refused with `not_found` before an answer begins.
 */
export async function inPieces(
  store: Storage,
  key: string,
  range: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  const pieces = readOn(store, key, range)
  const first = await pieces.next()
  const all = async function* () {
    if (!first.done) yield first.value
    yield* pieces
  }
  return ReadableStream.from(all())
}

async function* readOn(store: Storage, key: string, { from, to }: ByteRange): AsyncGenerator<Uint8Array> {
  for (let at = from; at <= to; at += pieceBytes) {
    const piece = await store.get(key, { from: at, to: Math.min(at + pieceBytes - 1, to) })
    if (!piece) throw new Refusal('not_found')
    yield piece.bytes
  }
}
