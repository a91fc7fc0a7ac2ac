import type postgres from 'postgres'
import type { Db, Fragment } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { CertificateConsequences } from './certificate-consequences.ts'

/** What may be crossed out beside a SKU's promotion, and why. */
interface Ground {
  skuId: string
  /** Null: never sold, and nothing may be crossed out. */
  lowestFen: number | null
  ground: string
}

/** What supervision asks of the catalogue, which asks for measures: so it is handed in. */
export interface Goods {
  /** Subqueries to join. */
  priceSources(sql: postgres.Sql, now: Date): Record<'skus' | 'products' | 'history' | 'sold', Fragment>
  priceGroundsAt(db: Db, promotions: readonly { skuId: string; startsAt: Date }[]): Promise<Ground[]>
  /** Sort keys of lists, where special prices came or went. */
  refreshLowestPrices(tx: Db, skuIds: readonly string[], at: Date): Promise<number>
  catalogueChanged(tx: Db): Promise<void>
  countiesOf(platform: Platform, tx?: Db): Promise<{ code: string; name: string }[]>
  categoriesOf(platform: Platform): Promise<{ key: string; name: string; parentKey: string | null }[]>
}

/** Who acts on a certificate, for which counties, and why. */
interface CertificateAct {
  userId: string
  counties: readonly string[] | null
  opinion: string
}

interface Certificates extends CertificateConsequences {
  /** Of the product; its id, null where none is in force. */
  suspend(tx: Db, platform: Platform, productId: string, act: CertificateAct): Promise<string | null>
  resume(tx: Db, platform: Platform, certificationId: string, act: CertificateAct): Promise<void>
  /** Of these products those that have one in force. */
  certified(db: Db, productIds: readonly string[], now: Date): Promise<Set<string>>
}

interface BatchFacts {
  id: string
  code: string
  skuId: string
  /** Whose office may recall it. */
  countyCode: string
  producedOn: string
  isRecalled: boolean
  recalledBy: 'merchant' | 'county' | 'operator' | null
  /** The samples that ask for its recall. */
  heldFor: string[]
}

interface Batches {
  ofSku(db: Db, skuId: string): Promise<BatchFacts[]>
  byIds(db: Db, ids: readonly string[]): Promise<BatchFacts[]>
  /** Nobody recalls it, or lifts its recall, before the transaction ends. */
  lock(tx: Db, batchId: string): Promise<void>
  /** While it is held for a sample, its merchant lifts no recall of it. */
  hold(tx: Db, held: { batchId: string; sourceId: string; userId: string; at: Date }): Promise<void>
  endHold(tx: Db, sourceId: string, by: { userId: string; at: Date }): Promise<void>
}

/** Opens a case of the authority's own: what an alert or a failed sample leads to. */
type OpenStaffCase = (
  tx: Db,
  platform: Platform,
  wanted: {
    actorId: string
    countyCode: string
    merchantId: string
    productId: string | null
    kind: 'price' | 'quality'
    facts: string
    sourceKind: 'priceAlert' | 'inspection'
    sourceId: string
  },
) => Promise<{ caseId: string; number: string }>

export interface World {
  platform: Platform
  goods: Goods
  certificates: Certificates
  batches: Batches
  openStaffCase: OpenStaffCase
}
