import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { OutputInfo, Sharp } from 'sharp'
import sharp from 'sharp'
import type { Glyph } from '../types.ts'

const assetRoot = join(
  dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')),
  'assets',
)

/** The file of an illustration, whether it exists or not. */
export const assetPath = (emoji: string) => join(assetRoot, `${emoji}.webp`)

type Sprite = { data: Buffer; width: number; height: number }

const cache = new Map<string, Promise<Sprite>>()

/** The illustration recoloured and cut to its visible bounds, so that it can stand exactly on a floor. */
export function spriteOf(glyph: Glyph): Promise<Sprite> {
  const key = JSON.stringify(glyph)
  const known = cache.get(key)
  if (known) return known
  const made = loadSprite(glyph)
  cache.set(key, made)
  return made
}

async function loadSprite({ emoji, hue = 0, saturation = 1, brightness = 1 }: Glyph): Promise<Sprite> {
  const image = sharp(assetPath(emoji)).ensureAlpha()
  if (hue !== 0 || saturation !== 1 || brightness !== 1) {
    image.modulate({ hue: (hue + 360) % 360, saturation, brightness })
  }
  const { data, info } = await image
    .trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 8 })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Where an illustration stands: centre `x`, foot `y`, longer side `size`, in pixels; `rotate` in degrees. */
export type Placement = {
  glyph: Glyph
  x: number
  y: number
  size: number
  rotate?: number
  flip?: boolean
  /** `floor`: a contact shadow under the foot; `flat`: lies on the ground, seen from above. */
  shadow: 'floor' | 'flat' | 'none'
}

export type PlacedSprite = { input: Buffer; left: number; top: number; width: number; height: number }

/** Scales, turns and flips an illustration for its place. */
export async function placeSprite(place: Placement): Promise<PlacedSprite> {
  const sprite = await spriteOf(place.glyph)
  const scale = place.size / Math.max(sprite.width, sprite.height)
  const image = sharp(sprite.data).resize(
    Math.max(1, Math.round(sprite.width * scale)),
    Math.max(1, Math.round(sprite.height * scale)),
    { kernel: 'mitchell' },
  )
  if (place.flip) image.flop()
  if (!place.rotate) return located(await encode(image), place)
  const scaled = (await encode(image)).data
  return located(await encode(sharp(scaled).rotate(place.rotate, { background: '#00000000' })), place)
}

const encode = (image: Sharp) => image.png({ compressionLevel: 0 }).toBuffer({ resolveWithObject: true })

function located({ data, info }: { data: Buffer; info: OutputInfo }, { x, y }: Placement): PlacedSprite {
  return {
    input: data,
    left: Math.round(x - info.width / 2),
    top: Math.round(y - info.height),
    width: info.width,
    height: info.height,
  }
}
