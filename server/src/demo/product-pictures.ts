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
const single: Composition[][] = [
  ['hero', 'podium', 'landscape'],
  ['landscape', 'hero', 'board'],
  ['podium', 'trio', 'landscape'],
]
const singleKinds: ReadonlySet<KindKey> = new Set(['poultry', 'beef-lamb', 'weaving', 'folk-art'])

/** Three or four different pictures for a product; the key decides set, grounds and arrangement. */
export function picturesOf(key: string, kind: KindKey, look: Look, grounds: GroundKey[]): PictureSpec[] {
  const hash = hashOf(`${key}:pictures`)
  const sets = look.vessel ? packed : singleKinds.has(kind) ? single : loose
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
