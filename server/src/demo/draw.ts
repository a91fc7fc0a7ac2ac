import type { Storage } from '../platform/integrations/storage/index.ts'
import { categories, products } from './index.ts'
import { banners, makeBanner, makeIcon, makePicture } from './pictures.ts'
import { type Drawing, storePictures } from './store-pictures.ts'

/** Hashes of the demo's pictures by the keys of what they show. */
export interface DemoPictures {
  products: Map<string, string[]>
  categories: Map<string, string>
  banners: Map<string, string>
}

/** Draws every picture of the demo into the store, saying how far it is about every fiftieth. */
export async function drawDemo(storage: Storage, onProgress: (line: string) => void): Promise<DemoPictures> {
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
  const all: (Drawing & { key: string })[] = [...ofBanners, ...ofCategories, ...ofProducts]
  const hashes = await storePictures(storage, all, (done, total) => {
    if (done % 50 === 0 || done === total) onProgress(`  绘制商品图片 Drawing pictures ${done}/${total}`)
  })
  const found = all.map(({ key }, index) => [key, hashes[index] ?? ''] as const)
  const start = ofBanners.length + ofCategories.length
  const byProduct = new Map<string, string[]>()
  for (const [key, hash] of found.slice(start)) byProduct.set(key, [...(byProduct.get(key) ?? []), hash])
  return {
    banners: new Map(found.slice(0, ofBanners.length)),
    categories: new Map(found.slice(ofBanners.length, start)),
    products: byProduct,
  }
}
