import { and, eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { actOnCertificate, type Supervisor, type World } from './certificate-acts.ts'
import { lastMove } from './last-move.ts'
import { certifications } from './tables.ts'
import { validCertifications } from './validity.ts'

type Act = Omit<Supervisor, 'role'> & { opinion: string }

/**
 * Suspends the certificate that a product has in force, at the market regulator's word; answers its id, null where
 * none is in force.
 */
export async function suspendSupervised(
  tx: Db,
  world: World,
  productId: string,
  { opinion, ...supervisor }: Act,
): Promise<string | null> {
  const sql = sqlOf(tx)
  const [valid] = await sql<{ id: string }[]>`
    select record.id from ${validCertifications(sql, dayInShanghai(world.platform.clock()))} valid
    join certifications record on record.certificate_no = valid.certificate_no
    where valid.product_id = ${productId}`
  if (!valid) return null
  const office = { ...supervisor, role: 'regulator' } as const
  await actOnCertificate(tx, world, office, valid.id, { event: 'suspend', opinion })
  return valid.id
}

/** Lets it hold again, unless it ended, was revoked or failed its re-check meanwhile: that one is the county's to lift. */
export async function resumeSupervised(
  tx: Db,
  world: World,
  certificationId: string,
  { opinion, ...supervisor }: Act,
): Promise<void> {
  const [row] = await tx
    .select({ id: certifications.id })
    .from(certifications)
    .where(and(eq(certifications.id, certificationId), eq(certifications.state, 'suspended')))
    .for('update')
  if (!row) return
  if ((await lastMove(tx, certificationId)) === 'fail') return
  const office = { ...supervisor, role: 'regulator' } as const
  await actOnCertificate(tx, world, office, certificationId, { event: 'resume', opinion })
}

/** Of these products those whose certificate is in force. */
export async function certifiedAmong(db: Db, productIds: readonly string[], now: Date): Promise<Set<string>> {
  const sql = sqlOf(db)
  const rows = await sql<{ id: string }[]>`
    select product_id as id from ${validCertifications(sql, dayInShanghai(now))} valid
    where product_id = any(${[...productIds]}::uuid[])`
  return new Set(rows.map(({ id }) => id))
}
