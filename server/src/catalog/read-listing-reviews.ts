import type { ReviewRow } from '@yuxiang/shared/api/goods'
import { merchantFacts } from '../merchants/index.ts'
import type { Platform } from '../platform/index.ts'
import { pictureUrl } from './picture-url.ts'
import { categoriesOf } from './reference.ts'
import type { ProposedListing } from './tables.ts'

interface Row {
  id: string
  kind: 'listing' | 'change'
  submittedAt: string
  merchantName: string
  proposed: ProposedListing | null
  current: Omit<ReviewRow['current'], 'images' | 'category'> & { imageHashes: string[]; categoryKey: string }
}

const pageSizeDefault = 20

/** What waits for the operator, the oldest first. */
export async function listListingReviews(
  platform: Platform,
  { cursor, pageSize = pageSizeDefault }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: ReviewRow[]; nextCursor?: string }> {
  const { lists: sql } = platform.database
  const rows = await sql<Row[]>`
    select review.id, review.kind, review.submitted_at as "submittedAt", review.proposed,
      merchant.name as "merchantName",
      json_build_object('productId', product.id, 'name', product.name, 'categoryKey', product.category_key,
        'imageHashes', product.image_hashes, 'subtitle', product.subtitle, 'origin', product.origin,
        'netContent', product.net_content, 'shelfLife', product.shelf_life, 'storage', product.storage,
        'detail', product.detail, 'skus', (
          select coalesce(json_agg(json_build_object('name', skus.name, 'priceFen', skus.price_fen,
            'stock', stock.available) order by skus.position), '[]')
          from skus join sku_stock stock on stock.sku_id = skus.id
          where skus.product_id = product.id and skus.state = 'onSale')) as current
    from listing_reviews review
    join products product on product.id = review.product_id
    join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
    where review.state = 'inReview' ${cursor ? sql`and review.id > ${cursor}` : sql``}
    order by review.id limit ${pageSize + 1}`
  const categories = await categoriesOf(platform)
  const nameOf = (key: string) => categories.find((category) => category.key === key)?.name ?? ''
  const pictures = (hashes: readonly string[]) => hashes.map((hash) => pictureUrl(hash, 750))
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    items: shown.map(
      ({ current: { imageHashes, categoryKey, ...current }, proposed, submittedAt, ...row }) => ({
        ...row,
        submittedAt: new Date(submittedAt).toISOString(),
        current: { ...current, category: nameOf(categoryKey), images: pictures(imageHashes) },
        proposed: proposed && {
          name: proposed.name,
          category: nameOf(proposed.categoryKey),
          images: pictures(proposed.imageHashes),
        },
      }),
    ),
    ...(last && { nextCursor: last.id }),
  }
}
