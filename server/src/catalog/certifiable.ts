import type { Catalogue } from '../certification/index.ts'
import { catalogueChanged } from './caches.ts'
import { keptAnswer } from './kept-answers.ts'
import { catalogueSources, productFacts, productsNamed, productsOfMerchants } from './product-facts.ts'
import { countiesOf } from './reference.ts'
import { refreshProducts } from './refresh-listings.ts'

/** What certification asks of the catalogue. */
export const certifiable: Catalogue = {
  productFacts,
  productsOfMerchants,
  productsNamed,
  sources: catalogueSources,
  countiesOf,
  refreshProducts,
  catalogueChanged,
  kept: (platform, key, read) => keptAnswer(platform, key, read),
}
