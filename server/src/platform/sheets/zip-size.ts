const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const zip64 = 0xffffffff
const commentMax = 0xffff

/**
 * What all entries of a ZIP say they unpack to, in bytes; null when the directory can't be trusted: the library
 * holds entries to the stated size, and only to that.
 */
export function unpackedSizeOf(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const entries = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  let total = 0
  for (let index = 0; index < entries; index++) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== entrySignature) return null
    const hasLateSize = (view.getUint16(offset + 8, true) & 8) !== 0
    const packed = view.getUint32(offset + 20, true)
    const unpacked = view.getUint32(offset + 24, true)
    const isUnstated = (packed === 0) !== (unpacked === 0) || (hasLateSize && packed === 0)
    if (isUnstated || packed === zip64 || unpacked === zip64) return null
    total += unpacked
    offset +=
      46 +
      view.getUint16(offset + 28, true) +
      view.getUint16(offset + 30, true) +
      view.getUint16(offset + 32, true)
  }
  return total
}

function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - commentMax); at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return null
}
