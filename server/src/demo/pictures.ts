import sharp from 'sharp'
import type { Scene } from './pictures/arrange.ts'
import { arrange } from './pictures/arrange.ts'
import { ellipseShadow, groundDefs, side } from './pictures/ground.ts'
import type { PlacedSprite, Placement } from './pictures/sprites.ts'
import { fromPixels, placeSprite, spriteOf } from './pictures/sprites.ts'
import type { Glyph, GroundKey, PictureSpec } from './types.ts'

/** Scenes are laid out in units of which a picture has 900; it is drawn this much smaller, for speed. */
const pixelsPerUnit = 8 / 9

type Canvas = { width: number; height: number; pixelsPerUnit: number }

const svg = ({ width, height, pixelsPerUnit: scale }: Canvas, content: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">${content}</svg>`,
  )

function shadowsOf(places: Placement[], placed: PlacedSprite[], scale: number): string {
  return places
    .map((place, index) => {
      const sprite = placed[index]
      if (!sprite || place.shadow === 'none') return ''
      if (place.shadow === 'floor')
        return ellipseShadow(place.x, place.y - 6, (sprite.width / scale) * 0.56, place.size * 0.085)
      return ellipseShadow(
        place.x + 8,
        (sprite.top + sprite.height / 2) / scale + 18,
        (sprite.width / scale) * 0.58,
        (sprite.height / scale) * 0.58,
        0.8,
      )
    })
    .join('')
}

/** Keeps the part of a sprite that lies on the canvas: `sharp` refuses anything larger than it. */
async function cropToCanvas(sprite: PlacedSprite, width: number, height: number) {
  const left = Math.max(0, sprite.left)
  const top = Math.max(0, sprite.top)
  const right = Math.min(width, sprite.left + sprite.width)
  const bottom = Math.min(height, sprite.top + sprite.height)
  if (right <= left || bottom <= top) return []
  const pixels =
    right - left === sprite.width && bottom - top === sprite.height
      ? sprite.pixels
      : await fromPixels(sprite.pixels)
          .extract({
            left: left - sprite.left,
            top: top - sprite.top,
            width: right - left,
            height: bottom - top,
          })
          .raw()
          .toBuffer({ resolveWithObject: true })
  const { width: pixelWidth, height: pixelHeight } = pixels.info
  return [
    { input: pixels.data, raw: { width: pixelWidth, height: pixelHeight, channels: 4 as const }, left, top },
  ]
}

async function paint(scene: Scene, ground: GroundKey, canvas: Canvas): Promise<Buffer> {
  const { pixelsPerUnit: scale } = canvas
  const place = (placement: Placement) =>
    placeSprite({
      ...placement,
      x: placement.x * scale,
      y: placement.y * scale,
      size: placement.size * scale,
    })
  const foreground = scene.foreground ?? []
  const places = await Promise.all(scene.places.map(place))
  const before = await Promise.all(foreground.map(place))
  const defs = `<defs>${groundDefs(ground)}${scene.defs}</defs>`
  const front = scene.front + shadowsOf(foreground, before, scale)
  const onCanvas = async (sprites: PlacedSprite[]) =>
    (
      await Promise.all(
        sprites.map((sprite) => cropToCanvas(sprite, canvas.width * scale, canvas.height * scale)),
      )
    ).flat()
  return sharp(svg(canvas, defs + scene.behind + shadowsOf(scene.places, places, scale)))
    .composite([
      ...(await onCanvas(places)),
      ...(front ? [{ input: svg(canvas, defs + front), left: 0, top: 0 }] : []),
      ...(await onCanvas(before)),
    ])
    .webp({ quality: 84, effort: 1 })
    .toBuffer()
}

/** Composes one product picture, 800×800 webp; equal specs give equal pictures. */
export function makePicture(spec: PictureSpec): Promise<Buffer> {
  return paint(arrange(spec), spec.ground, { width: side, height: side, pixelsPerUnit })
}

/** A home banner: what it shows and on which ground. */
export type BannerSpec = { key: string; title: string; ground: GroundKey; hero: Glyph; sides: Glyph[] }

export const banners: BannerSpec[] = [
  {
    key: 'navel-orange',
    title: '奉节脐橙',
    ground: 'apricot',
    hero: { emoji: '1f34a' },
    sides: [{ emoji: '1f34a', hue: -10 }, { emoji: '1f33c' }],
  },
  {
    key: 'new-year-bacon',
    title: '城口老腊肉',
    ground: 'rose',
    hero: { emoji: '1f953' },
    sides: [{ emoji: '1f336-fe0f' }, { emoji: '1f9c4' }],
  },
  {
    key: 'spring-tea',
    title: '永川秀芽',
    ground: 'mint',
    hero: { emoji: '1f375' },
    sides: [{ emoji: '1fad6', hue: 120, saturation: 0.6 }, { emoji: '1f33f' }],
  },
  {
    key: 'wild-honey',
    title: '巫溪土蜂蜜',
    ground: 'honey',
    hero: { emoji: '1f36f' },
    sides: [{ emoji: '1f41d' }, { emoji: '1f33b' }],
  },
]

/** A banner, 1404×540 webp: goods on the right, quiet ground on the left for the page's own words. */
export function makeBanner({ ground, hero, sides }: BannerSpec): Promise<Buffer> {
  const place = (glyph: Glyph, x: number, y: number, size: number, rotate: number): Placement => ({
    glyph,
    x,
    y,
    size,
    rotate,
    shadow: 'floor',
  })
  const behind = [
    '<rect width="1404" height="540" fill="url(#ground)"/>',
    '<circle cx="1080" cy="270" r="330" fill="#fff" fill-opacity=".26"/><circle cx="1080" cy="270" r="230" fill="#fff" fill-opacity=".3"/>',
    '<path d="M0 470C260 420 520 530 800 476S1240 440 1404 486V540H0Z" fill="#fff" fill-opacity=".3"/>',
  ].join('')
  const [left = hero, right = hero] = sides
  const places = [
    place(left, 870, 470, 200, -10),
    place(right, 1290, 462, 190, 10),
    place(hero, 1082, 502, 400, 4),
  ]
  return paint({ defs: '', behind, places, front: '' }, ground, {
    width: 1404,
    height: 540,
    pixelsPerUnit: 1,
  })
}

/** What a broadcast's cover shows. */
export interface CoverSpec {
  ground: GroundKey
  hero: Glyph
  sides: readonly [Glyph, Glyph]
}

/** A broadcast's cover, 1280×720 webp: the goods large under a stage's light, the page's words over its foot. */
export function makeCover({ ground, hero, sides: [left, right] }: CoverSpec): Promise<Buffer> {
  const behind = [
    '<rect width="1280" height="720" fill="url(#ground)"/>',
    '<path d="M640 -60 L150 720 H1130 Z" fill="#fff" fill-opacity=".22"/>',
    '<path d="M640 -60 L390 720 H890 Z" fill="#fff" fill-opacity=".24"/>',
    '<ellipse cx="640" cy="612" rx="470" ry="86" fill="#fff" fill-opacity=".4"/>',
  ].join('')
  const places: Placement[] = [
    { glyph: left, x: 300, y: 560, size: 250, rotate: -8, shadow: 'floor' },
    { glyph: right, x: 985, y: 560, size: 230, rotate: 10, shadow: 'floor' },
    { glyph: hero, x: 640, y: 610, size: 430, rotate: 3, shadow: 'floor' },
  ]
  return paint({ defs: '', behind, places, front: '' }, ground, {
    width: 1280,
    height: 720,
    pixelsPerUnit: 1,
  })
}

/** An illustration alone on a transparent ground, square webp of `sizePx`. */
export async function makeIcon(glyph: Glyph, sizePx = 128): Promise<Buffer> {
  return fromPixels(await spriteOf(glyph))
    .resize(sizePx, sizePx, { fit: 'contain', background: '#00000000' })
    .webp({ quality: 90, effort: 2 })
    .toBuffer()
}

/** The entries of the home page, in reading order. */
export const homeEntryIcons: { key: string; title: string; glyph: Glyph }[] = [
  { key: 'hall', title: '帮扶专馆', glyph: { emoji: '1f3e1' } },
  { key: 'flash-sale', title: '积分抢购', glyph: { emoji: '26a1' } },
  { key: 'threshold', title: '满减专区', glyph: { emoji: '1f9e7' } },
  { key: 'live', title: '乡村直播', glyph: { emoji: '1f4fa' } },
  { key: 'union', title: '工会专区', glyph: { emoji: '1f3eb' } },
  { key: 'public-notice', title: '认定公示', glyph: { emoji: '1f331' } },
  { key: 'trace', title: '扫码溯源', glyph: { emoji: '1f50d' } },
  { key: 'travel', title: '乡村旅游', glyph: { emoji: '1f3de-fe0f' } },
  { key: 'surplus', title: '爱心助农', glyph: { emoji: '1f198' } },
  { key: 'complaint', title: '投诉举报', glyph: { emoji: '1f4e3' } },
]
