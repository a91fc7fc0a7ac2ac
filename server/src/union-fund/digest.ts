import { createHash } from 'node:crypto'

/** A short name for a set of lines, whatever their order: two of them are the same only when the sets are. */
export const digestOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.toSorted().join('\n')).digest('base64url')
