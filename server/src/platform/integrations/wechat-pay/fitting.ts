/**
 * As much of a text as fits into so many bytes of UTF-8, which is how WeChat Pay counts, cut between characters. Half
 * of a pair, where somebody cut by length, becomes U+FFFD.
 */
export function fitting(text: string, maxBytes: number): string {
  const bytes = Buffer.alloc(maxBytes)
  const { written } = new TextEncoder().encodeInto(text, bytes)
  return bytes.toString('utf8', 0, written)
}
