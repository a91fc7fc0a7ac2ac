import { openApplicationStates } from '@yuxiang/shared/states/certification'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { blacklistedAmong, certificationsHeldAmong } from '../supervision/index.ts'

/**
 * Why a product gets no certificate by an import, in words, by product: what was refused, revoked or is held goes the whole
 * way, and what is on its way goes it to the end.
 */
export async function importBarsOf(
  db: Db,
  products: readonly { productId: string; merchantId: string }[],
  now: Date,
): Promise<Map<string, string>> {
  const ids = products.map(({ productId }) => productId)
  const rows = await sqlOf(db)<{ productId: string; words: string }[]>`
    select product_id as "productId", '该产品的认定曾被撤销，须按程序重新申请' as words
    from certifications where product_id = any(${ids}::uuid[]) and state = 'revoked'
    union all
    select product_id, '该产品的认定申请曾被否决，须按程序重新申请'
    from certification_applications where product_id = any(${ids}::uuid[]) and state = 'refused'
    union all
    select product_id, '该产品有办理中的认定申请（含草稿），请办结或由商家撤回后再导入'
    from certification_applications
    where product_id = any(${ids}::uuid[]) and state = any(${[...openApplicationStates]}::text[])`
  const bars = new Map(rows.map(({ productId, words }) => [productId, words]))
  for (const id of await certificationsHeldAmong(db, ids, now)) {
    bars.set(id, '市场监管部门暂停了该产品的认定，解除前不能导入')
  }
  const blacklisted = await blacklistedAmong(
    db,
    products.map(({ merchantId }) => merchantId),
    now,
  )
  for (const { productId, merchantId } of products) {
    if (blacklisted.has(merchantId)) bars.set(productId, '该市场主体在黑名单期限内，不能认定')
  }
  return bars
}

/**
 * While a catalogue of a county is written, nobody begins an application there, and the other way round: else a product had
 * a certificate and an application that leads nowhere. Held until the transaction ends.
 */
export async function lockImportsOf(tx: Db, countyCodes: readonly string[], mode: 'write' | 'apply') {
  const sql = sqlOf(tx)
  for (const code of [...new Set(countyCodes)].sort()) {
    const key = `certification-import/${code}`
    if (mode === 'write') await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    else await sql`select pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))`
  }
}
