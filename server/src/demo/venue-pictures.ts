import { hashOf } from './seeded.ts'
import type { Glyph, GroundKey, PictureSpec } from './types.ts'

const spec = (key: string, ground: GroundKey, hero: string, ...sides: Glyph[]): [string, PictureSpec] => [
  key,
  { composition: 'podium', ground, hero: { emoji: hero }, sides, vessel: null, seed: hashOf(`venue ${key}`) },
]

/** What the pages of venues show, by key. */
export const venuePictures: ReadonlyMap<string, PictureSpec> = new Map([
  spec('centre', 'apricot', '1f3ec', { emoji: '1f34a' }, { emoji: '1f36f' }),
  spec('hall', 'wheat', '1f3ea', { emoji: '1f953' }, { emoji: '1f344' }),
  spec('shelf', 'cream', '1f9fa', { emoji: '1f34a' }, { emoji: '1f96c' }),
  spec('counter', 'sky', '1f6d2', { emoji: '1f36f' }, { emoji: '1f95a' }),
  spec('shandong', 'rose', '1f91d', { emoji: '1f34e' }, { emoji: '1f34a' }),
  spec('village', 'sage', '1f3e1', { emoji: '1f33e' }, { emoji: '1f413' }),
  spec('mountain', 'mint', '26f0-fe0f', { emoji: '1f375' }, { emoji: '1f33f' }),
])
