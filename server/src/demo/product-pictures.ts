import type { KindKey } from './kinds.ts'
import type { Look } from './looks.ts'
import { hashOf, pick } from './seeded.ts'
import type { Composition, GroundKey, PictureSpec } from './types.ts'

const loose: Composition[][] = [
  ['hero', 'crate', 'scatter', 'landscape'],
  ['podium', 'basket', 'trio', 'tray'],
  ['trio', 'tray', 'hero', 'gift'],
  ['pile', 'podium', 'board', 'scatter'],
  ['landscape', 'hero', 'basket', 'scatter'],
]
const packed: Composition[][] = [
  ['packaged', 'hero', 'tray', 'podium'],
  ['podium', 'packaged', 'board', 'scatter'],
  ['hero', 'packaged', 'bowl', 'gift'],
  ['trio', 'packaged', 'podium', 'landscape'],
]
/** For things that are themselves vessels or would look odd in a heap. */
const upright: Composition[][] = [
  ['packaged', 'hero', 'podium', 'landscape'],
  ['podium', 'packaged', 'landscape', 'trio'],
  ['hero', 'packaged', 'trio', 'podium'],
]
const uprightEmoji: ReadonlySet<string> = new Set(
  '1f36f 1f375 1fad6 1f372 1f35a 1f35c 1f376 1f377 1f379 1f3fa 1f9c3 1f963 1f343 1f41f 1f52a 1f5bc-fe0f 1f3ee 1f38d'.split(
    ' ',
  ),
)
const single: Composition[][] = [
  ['hero', 'podium', 'landscape'],
  ['landscape', 'hero', 'board'],
  ['podium', 'trio', 'landscape'],
]
const singleKinds: ReadonlySet<KindKey> = new Set(['poultry', 'beef-lamb', 'weaving', 'folk-art'])

function setsFor(kind: KindKey, { hero, vessel }: Look): Composition[][] {
  if (vessel) return uprightEmoji.has(hero.emoji) ? upright : packed
  return singleKinds.has(kind) ? single : loose
}

/** Three or four different pictures for a product; the key decides set, grounds and arrangement. */
export function picturesOf(key: string, kind: KindKey, look: Look, grounds: GroundKey[]): PictureSpec[] {
  const hash = hashOf(`${key}:pictures`)
  const sets = setsFor(kind, look)
  const compositions = pick(sets, hash)
  const shown = compositions.slice(0, hash % 3 === 0 ? 3 : 4)
  return shown.map((composition, index) => ({
    composition,
    ground: pick(grounds, (hash >>> 4) + index),
    hero: look.hero,
    sides: look.sides,
    vessel: look.vessel,
    seed: hashOf(`${key}:${index}`),
  }))
}
