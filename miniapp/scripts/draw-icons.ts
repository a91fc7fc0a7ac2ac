/**
 * Draws what the mini program can only take as files: the tab bar's icons, 81 × 81 px, from the app's own shapes,
 * and the pictures of the home page's entries from @lobehub/fluent-emoji-3d (MIT).
 * Run: `pnpm --filter @yuxiang/miniapp exec node scripts/draw-icons.ts`; the files are checked in.
 */
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { iconSvg } from '../src/components/Icon/shapes.ts'

const assets = join(import.meta.dirname, '../src/assets')
const tabs = ['home', 'category', 'cart', 'mine'] as const
mkdirSync(join(assets, 'tabs'), { recursive: true })
mkdirSync(join(assets, 'entries'), { recursive: true })

for (const tab of tabs) {
  for (const [suffix, color, width] of [
    ['', '#6f665c', 1.7],
    ['-on', '#d4382c', 2.3],
  ] as const) {
    const svg = iconSvg(tab, color, width).replace('<svg ', '<svg width="60" height="60" ')
    await sharp(Buffer.from(svg), { density: 288 })
      .resize(60, 60)
      .extend({ top: 10, bottom: 11, left: 10, right: 11, background: '#00000000' })
      .png({ palette: true })
      .toFile(join(assets, 'tabs', `${tab}${suffix}.png`))
  }
}

/** Entry → code point of its picture. */
const entries = {
  certified: '1f3c5',
  county: '1f3de-fe0f',
  fruit: '1f34a',
  cured: '1f953',
  grain: '1f33e',
  tea: '1f375',
  fresh: '1f331',
  popular: '1f525',
  promotions: '1f9e7',
  coupons: '1f39f-fe0f',
}
const emoji = dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json'))
for (const [name, code] of Object.entries(entries)) {
  await sharp(join(emoji, 'assets', `${code}.webp`))
    .resize(108, 108)
    // PNG: older phones read WebP from the network only.
    .png({ palette: true, quality: 80, effort: 10 })
    .toFile(join(assets, 'entries', `${name}.png`))
}
