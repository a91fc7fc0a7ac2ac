export { addProducts, type NewProduct } from './add-products.ts'
export { cachedSkusForSale, freshSkusForSale } from './cached-skus.ts'
export { catalogueChanged } from './caches.ts'
export type { Within } from './criteria.ts'
export { isProduct } from './is-product.ts'
export { defineCatalogJobs } from './jobs.ts'
export { listProducts, type ProductList } from './list-products.ts'
export { pictureUrl } from './picture-url.ts'
export { type PriceGround, priceGrounds } from './price-truths.ts'
export { productNames } from './product-names.ts'
export { recordSales } from './record-sales.ts'
export { recordSoldPrices } from './record-sold-prices.ts'
export { categoriesOf, countiesOf, venueNamesOf } from './reference.ts'
export { refreshListings, refreshProducts } from './refresh-listings.ts'
export { catalogRoutes } from './routes.ts'
export { hasProductsWithin, type ScopeFacts, scopeFactsOf } from './scope-facts.ts'
export { shareCards } from './share-cards.ts'
export { loadSkusForSale, type SkuForSale } from './skus-for-sale.ts'
export {
  followSpecialPrices,
  removeSpecialPrices,
  type SpecialPrice,
  writeSpecialPrices,
} from './special-prices.ts'
export { releaseStock, reserveStock, type ShortLine, type StockLine } from './stock.ts'
export { writeFront, writeReference } from './write-front.ts'
