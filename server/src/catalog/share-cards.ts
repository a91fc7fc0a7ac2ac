import { Id } from '@yuxiang/shared/api/endpoint'
import { formatYuan } from '@yuxiang/shared/money'
import { Refusal } from '../platform/http/refusal.ts'
import type { FindCard, ShareCard } from '../platform/http/share-card.ts'
import type { Platform } from '../platform/index.ts'
import { cachesOf } from './caches.ts'
import { readHome } from './read-home.ts'
import { readProduct } from './read-product.ts'

const HOME_PATH = '/pages/home/index'
const PRODUCT_PATH = '/packages/goods/product/index'
const SLOGAN = '渝乡集：重庆区县认定的帮扶产品，从果园到家门口'

/**
 * The cards of the app's addresses: a product's, else the shop's. They are remembered like all answers about the
 * catalogue. Without the database a page is still a page: it goes out without a card.
 */
export function shareCards(platform: Platform): FindCard {
  const read = async (key: string, load: () => Promise<ShareCard | null>) => {
    const { cards } = cachesOf(platform)
    try {
      const kept = cards.peek(key) ?? (await cards.read(key, async () => ({ card: await load() })))
      return kept.card
    } catch (error) {
      platform.log.warn({ err: error }, 'no share card')
      return null
    }
  }
  return (path, query) => {
    if (path === '/' || path === HOME_PATH) return read('home', () => homeCard(platform))
    const { id = '' } = query
    if (path !== PRODUCT_PATH || !Id.safeParse(id).success) return Promise.resolve(null)
    return read(id.toLowerCase(), () => productCard(platform, id.toLowerCase()))
  }
}

const absolute = ({ config }: Platform, path: string): string => new URL(path, config.PUBLIC_URL).href

async function homeCard(platform: Platform): Promise<ShareCard | null> {
  const { banners, benefit } = await readHome(platform)
  const [banner] = banners
  if (!banner) return null
  return {
    title: SLOGAN,
    description: `${benefit.counties} 个区县 ${benefit.products} 款帮扶产品，联农带农 ${benefit.households} 户`,
    imageUrl: absolute(platform, banner.imageUrl),
    url: absolute(platform, HOME_PATH),
  }
}

async function productCard(platform: Platform, id: string): Promise<ShareCard | null> {
  const product = await readProduct(platform, id).catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (!product) return null
  const parts = [
    product.certified ? `${product.county} · 认定帮扶产品` : product.county,
    ...(product.onSale ? [`¥${formatYuan(product.priceFen)}`] : ['已下架']),
    ...(product.subtitle ? [product.subtitle] : []),
  ]
  return {
    title: product.name,
    description: parts.join(' · '),
    imageUrl: absolute(platform, product.imageUrl),
    url: absolute(platform, `${PRODUCT_PATH}?id=${id}`),
  }
}
