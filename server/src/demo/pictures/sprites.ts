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

/** Undecorated pixels: encoding between the steps would cost more than the steps. */
export type Pixels = { data: Buffer; info: OutputInfo }

export const fromPixels = ({ data, info: { width, height } }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels: 4 } })

const cache = new Map<string, Promise<Pixels>>()

/** The illustration recoloured and cut to its visible bounds, so that it can stand exactly on a floor. */
export function spriteOf(glyph: Glyph): Promise<Pixels> {
  const key = JSON.stringify(glyph)
  const known = cache.get(key)
  if (known) return known
  const made = loadSprite(glyph)
  cache.set(key, made)
  return made
}

function loadSprite({ emoji, hue = 0, saturation = 1, brightness = 1 }: Glyph): Promise<Pixels> {
  const image = sharp(assetPath(emoji)).ensureAlpha()
  if (hue !== 0 || saturation !== 1 || brightness !== 1) {
    image.modulate({ hue: (hue + 360) % 360, saturation, brightness })
  }
  return image
    .trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 8 })
    .raw()
    .toBuffer({ resolveWithObject: true })
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

export type PlacedSprite = { pixels: Pixels; left: number; top: number; width: number; height: number }

/** Scales, turns and flips an illustration for its place. */
export async function placeSprite(place: Placement): Promise<PlacedSprite> {
  const sprite = await spriteOf(place.glyph)
  const { width, height } = sprite.info
  const scale = place.size / Math.max(width, height)
  const scaled = fromPixels(sprite).resize(Math.round(width * scale), Math.round(height * scale), {
    kernel: 'mitchell',
  })
  if (place.flip) scaled.flop()
  const upright = await scaled.raw().toBuffer({ resolveWithObject: true })
  if (!place.rotate) return located(upright, place)
  const turned = fromPixels(upright).rotate(place.rotate, { background: '#00000000' })
  return located(await turned.raw().toBuffer({ resolveWithObject: true }), place)
}

function located(pixels: Pixels, { x, y }: Placement): PlacedSprite {
  const { width, height } = pixels.info
  return { pixels, left: Math.round(x - width / 2), top: Math.round(y - height), width, height }
}
