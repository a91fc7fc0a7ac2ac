import type { BrandInput } from '@yuxiang/shared/api/brands'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { brandsChanged } from './caches.ts'
import { type BrandRow, type BrandScope, requireBrand, requireManaged } from './scope.ts'
import type { Shelf } from './shelf.ts'
import { brands } from './tables.ts'

type Counties = readonly { code: string; name: string }[]
type Place = Pick<BrandRow, 'level' | 'countyCode' | 'county'>

/**
 * Makes a brand: a county makes companies' under its own, the operator any. Refuses with `brand_not_found`,
 * `brand_misplaced`, `brand_name_taken`, `region_unknown`. Answers its id.
 */
export async function createBrand(
  tx: Db,
  scope: BrandScope,
  { parentId, countyCode, name, intro }: BrandInput,
  { counties, now }: { counties: Counties; now: Date },
): Promise<string> {
  const parent = parentId === null ? null : await requireBrand(tx, parentId)
  const place = placeOf(parent, countyCode, counties)
  const isOwn =
    place.level === 'company' && place.countyCode !== null && scope.countyCodes.includes(place.countyCode)
  if (!scope.isOperator && !isOwn) throw new Refusal('brand_not_found')
  const id = newId()
  await refusingTwins(() =>
    tx
      .insert(brands)
      .values({ id, parentId, ...place, name, intro, createdBy: scope.userId, createdAt: now }),
  )
  const after = { parentId, ...place, name, intro }
  await audit(tx, { actorId: scope.userId, action: 'brand.create', subject: 'brand', subjectId: id, after })
  await brandsChanged(tx)
  return id
}

/** Each level has its place under the one above it. */
function placeOf(parent: BrandRow | null, countyCode: string | null, counties: Counties): Place {
  if (parent === null) {
    if (countyCode !== null) throw new Refusal('brand_misplaced')
    return { level: 'city', countyCode: null, county: null }
  }
  if (parent.level === 'city') {
    const county = counties.find(({ code }) => code === countyCode)
    if (!county) throw new Refusal(countyCode === null ? 'brand_misplaced' : 'region_unknown')
    return { level: 'county', countyCode: county.code, county: county.name }
  }
  if (parent.level !== 'county') throw new Refusal('brand_misplaced')
  return { level: 'company', countyCode: parent.countyCode, county: parent.county }
}

/** Changes what is said of it; its place in the tree stays. */
export async function changeBrand(
  tx: Db,
  scope: BrandScope,
  brandId: string,
  input: { name: string; intro: string },
  shelf: Pick<Shelf, 'catalogueChanged'>,
): Promise<void> {
  const { name, intro } = await requireManaged(tx, scope, brandId)
  await refusingTwins(() => tx.update(brands).set(input).where(eq(brands.id, brandId)))
  await audit(tx, {
    actorId: scope.userId,
    action: 'brand.change',
    subject: 'brand',
    subjectId: brandId,
    before: { name, intro },
    after: input,
  })
  await brandsChanged(tx)
  await shelf.catalogueChanged(tx)
}

async function refusingTwins<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    if (violatedConstraint(error) === 'brands_name') throw new Refusal('brand_name_taken')
    throw error
  }
}
