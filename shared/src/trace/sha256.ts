/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = Int32Array.from(fractionsOf(64, Math.cbrt))
const initialState = Int32Array.from(fractionsOf(8, Math.sqrt))

function fractionsOf(count: number, root: (prime: number) => number): number[] {
  const fractions: number[] = []
  for (let candidate = 2; fractions.length < count; candidate++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) isPrime = false
    }
    if (isPrime) fractions.push(Math.floor((root(candidate) % 1) * 2 ** 32) | 0)
  }
  return fractions
}

const turned = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits))

/**
 * SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Written out here, because a phone has to reckon the same as
 * the server does and WeChat's has no `crypto`.
 */
export function sha256(text: string): string {
  const bytes = padded(utf8Of(text))
  const state = Int32Array.from(initialState)
  const words = new Int32Array(64)
  for (let start = 0; start < bytes.length; start += 64) {
    for (let at = 0; at < 16; at++) words[at] = wordAt(bytes, start + at * 4)
    for (let at = 16; at < 64; at++) {
      const [early, late] = [words[at - 15] ?? 0, words[at - 2] ?? 0]
      const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
      const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
      words[at] = ((words[at - 16] ?? 0) + first + (words[at - 7] ?? 0) + second) | 0
    }
    compress(state, words)
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let at = 0; at < 64; at++) {
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const first = (h + mixed + ((e & f) ^ (~e & g)) + (roundConstants[at] ?? 0) + (words[at] ?? 0)) | 0
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] ?? 0) + word) | 0
}

const wordAt = (bytes: Uint8Array, at: number) =>
  ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)

/** With a one bit, zeros and its length in bits, to whole blocks of 64 bytes. */
function padded(bytes: readonly number[]): Uint8Array {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  whole.set(bytes)
  whole[bytes.length] = 0x80
  const bits = bytes.length * 8
  for (let at = 0; at < 6; at++) whole[whole.length - 1 - at] = Math.floor(bits / 2 ** (8 * at)) & 0xff
  return whole
}

/** A lone surrogate becomes U+FFFD, as everywhere. */
function utf8Of(text: string): number[] {
  const bytes: number[] = []
  for (const letter of text) {
    let point = letter.codePointAt(0) ?? 0
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd
    if (point < 0x80) bytes.push(point)
    else {
      const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
      bytes.push(((0xff00 >> (more + 1)) & 0xff) | (point >> (6 * more)))
      for (let at = more - 1; at >= 0; at--) bytes.push(0x80 | ((point >> (6 * at)) & 0x3f))
    }
  }
  return bytes
}
