import type { catalogContract } from '@yuxiang/shared/api/catalog'
import { open, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { lifetimeOfStock, listenForChanges } from './caches.ts'
import { keptAnswer } from './kept-answers.ts'
import { listProducts } from './list-products.ts'
import { readCategories, readCounties, readHome, readMerchant } from './read-home.ts'
import { type RatingOf, readMerchantPage } from './read-merchant-page.ts'
import { readProduct } from './read-product.ts'
import { readSuggestions } from './read-suggestions.ts'

/** Everyone may look. Answers are kept as bytes for a few seconds; a kept one is sent without waiting for anything. */
export function catalogRoutes(platform: Platform, ratingOf: RatingOf): RouteTable<typeof catalogContract> {
  void listenForChanges(platform)
  const kept = <Value extends object>(
    key: string,
    read: () => Promise<Value>,
    lifetimeOf?: (value: Value) => number,
  ) => keptAnswer(platform, key, read, lifetimeOf)
  return {
    // Parsing has put the fields into one order, so equal queries have equal keys.
    'GET /api/products': open(({ query }) =>
      kept(`products?${JSON.stringify(query)}`, () => listProducts(platform, query)),
    ),
    'GET /api/products/{id}': open(({ params }) =>
      kept(
        `products/${params.id.toLowerCase()}`,
        () => readProduct(platform, params.id),
        ({ skus }) => lifetimeOfStock(skus.map((sku) => sku.stock)),
      ),
    ),
    'GET /api/categories': open(() => kept('categories', () => readCategories(platform))),
    'GET /api/counties': open(() => kept('counties', () => readCounties(platform))),
    'GET /api/home': open(() => kept('home', () => readHome(platform))),
    'GET /api/search/suggestions': open(({ query }) =>
      kept(`suggestions?${query.q}`, () => readSuggestions(platform, query.q)),
    ),
    'GET /api/merchants/{id}': open(({ params }) =>
      kept(`merchants/${params.id.toLowerCase()}`, () => readMerchant(platform, params.id)),
    ),
    'GET /api/merchants/{id}/shop': open(({ params }) =>
      kept(`merchants/${params.id.toLowerCase()}/shop`, () =>
        readMerchantPage(platform, params.id.toLowerCase(), ratingOf),
      ),
    ),
  }
}
