import type { Storage } from '../platform/integrations/storage/index.ts'
import { scanKey } from './entry.ts'
import { categories, products } from './index.ts'
import { liveRows } from './live-rows.ts'
import { banners, makeBanner, makeCover, makeIcon, makePicture } from './pictures.ts'
import { reviewRows } from './review-texts.ts'
import { makeScan } from './scan.ts'
import { hashOf } from './seeded.ts'
import { type Drawing, storePictures } from './store-pictures.ts'
import type { PictureSpec } from './types.ts'
import { venuePictures } from './venue-pictures.ts'

/** Hashes of the demo's pictures by the keys of what they show. */
export interface DemoPictures {
  products: Map<string, string[]>
  categories: Map<string, string>
  banners: Map<string, string>
  /** Pictures that reviewers show, by product. */
  reviews: Map<string, string[]>
  venues?: Map<string, string>
  /** Covers of broadcasts, by their titles. */
  live?: Map<string, string>
}

/** Draws every picture of the demo into the store, saying how far it is about every fiftieth. */
export async function drawDemo(storage: Storage, onProgress: (line: string) => void): Promise<DemoPictures> {
  await storage.put(`private/${scanKey}`, await makeScan(), 'image/png')
  const ofProducts = products.flatMap((product) =>
    product.pictures.map((spec) => ({
      key: product.key,
      spec,
      draw: () => makePicture(spec),
      widths: [750, 375],
    })),
  )
  const ofCategories = categories.map(({ key, emoji }) => ({
    key,
    spec: { icon: emoji },
    draw: () => makeIcon({ emoji }, 375),
    widths: [375],
  }))
  const ofBanners = banners.map((banner) => ({
    key: banner.key,
    spec: banner,
    draw: () => makeBanner(banner),
    widths: [1200],
  }))
  const ofReviews = products.flatMap((product) =>
    reviewPictures(product).map((spec) => ({
      key: product.key,
      spec,
      draw: () => makePicture(spec),
      widths: [1200, 750, 375],
    })),
  )
  const ofVenues = [...venuePictures].map(([key, spec]) => ({
    key,
    spec,
    draw: () => makePicture(spec),
    widths: [1200, 750, 375],
  }))
  const ofLive = liveRows.map(({ title, cover }) => ({
    key: title,
    spec: { cover },
    draw: () => makeCover(cover),
    widths: [1200, 750, 375],
  }))
  const all: (Drawing & { key: string })[] = [
    ...ofBanners,
    ...ofCategories,
    ...ofProducts,
    ...ofReviews,
    ...ofVenues,
    ...ofLive,
  ]
  const hashes = await storePictures(storage, all, (done, total) => {
    if (done % 50 === 0 || done === total) onProgress(`  绘制商品图片 Drawing pictures ${done}/${total}`)
  })
  const found = all.map(({ key }, index) => [key, hashes[index] ?? ''] as const)
  const start = ofBanners.length + ofCategories.length
  const afterProducts = start + ofProducts.length
  const afterReviews = afterProducts + ofReviews.length
  const afterVenues = afterReviews + ofVenues.length
  return {
    banners: new Map(found.slice(0, ofBanners.length)),
    categories: new Map(found.slice(ofBanners.length, start)),
    products: byKey(found.slice(start, afterProducts)),
    reviews: byKey(found.slice(afterProducts, afterReviews)),
    venues: new Map(found.slice(afterReviews, afterVenues)),
    live: new Map(found.slice(afterVenues)),
  }
}

function byKey(found: readonly (readonly [key: string, hash: string])[]): Map<string, string[]> {
  const groups = Map.groupBy(found, ([key]) => key)
  return new Map([...groups].map(([key, pairs]) => [key, pairs.map(([, hash]) => hash)]))
}

const atHome = ['bowl', 'tray', 'board'] as const

/** What the reviews of a product show, as far as any of them shows something. */
function reviewPictures({ key, pictures: [first] }: (typeof products)[number]): PictureSpec[] {
  const most = Math.max(0, ...(reviewRows[key] ?? []).map(({ photos = 0 }) => photos))
  if (!first) return []
  return atHome.slice(0, most).map((composition, index) => ({
    ...first,
    composition,
    vessel: null,
    ground: (['wheat', 'cream', 'clay'] as const)[index] ?? 'wheat',
    seed: hashOf(`${key} review ${index}`),
  }))
}
