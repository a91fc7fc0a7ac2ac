import type { StaffMember } from '@yuxiang/shared/api/merchants'
import { type StaffRole, staffMax, staffRoleNames } from '@yuxiang/shared/merchants/duties'
import { and, eq } from 'drizzle-orm'
import { createStaff, getPhone, holdsOffice, nicknamesOf, withdrawRole } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { maskPhone } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireDuty, roleOfStaff } from './merchants-of-staff.ts'
import { merchantStaff, merchants } from './tables.ts'

interface Act {
  actorId: string
  merchantId: string
}

/** Who acts for a merchant, seen by all who do; refuses with `merchant_not_found`. */
export async function listStaff(
  platform: Platform,
  { actorId, merchantId }: Act,
  db: Db = platform.database.db,
): Promise<StaffMember[]> {
  await roleOfStaff(db, actorId, merchantId)
  const rows = await staffRows(db, merchantId)
  const names = await nicknamesOf(
    db,
    rows.map(({ userId }) => userId),
  )
  const members: StaffMember[] = []
  for (const { userId, role } of rows) {
    const phone = await getPhone(platform, userId, db)
    members.push({
      userId,
      nickname: names.get(userId) ?? '',
      phoneMasked: phone === null ? '' : maskPhone(phone),
      role,
      isSelf: userId === actorId,
    })
  }
  return members
}

/**
 * An owner takes in whoever has this phone, who need not have an account yet; somebody who is there already gets the
 * role. Whoever holds a public office may not work for a business (公务员法 第五十九条), and could not supervise this one
 * any more: `staff_holds_office`. Refuses with `merchant_not_found`, `forbidden`, `staff_limit`, `owner_last` besides.
 */
export async function inviteStaff(
  tx: Db,
  platform: Platform,
  act: Act,
  { phone, role }: { phone: string; role: StaffRole },
): Promise<StaffMember[]> {
  const name = await lockShop(tx, act)
  const before = await staffRows(tx, act.merchantId)
  const userId = await createStaff(platform, { phone, roles: ['merchant'] }, tx)
  if (await holdsOffice(tx, userId)) throw new Refusal('staff_holds_office')
  const known = before.find((row) => row.userId === userId)
  if (known) {
    await setRole(tx, act, { userId, role, before })
    return listStaff(platform, act, tx)
  }
  if (before.length >= staffMax) throw new Refusal('staff_limit')
  await tx.insert(merchantStaff).values({ merchantId: act.merchantId, userId, role })
  await notify(tx, platform, [
    {
      userId,
      kind: 'merchantAffairs',
      title: '您已加入店铺',
      text: `${name} 邀请您担任${staffRoleNames[role]}，重新登录后在“我的”进入商家工作台`,
      path: `/packages/merchant/shop/index?id=${act.merchantId}`,
      dedupeKey: `merchantStaff/${act.merchantId}/${platform.clock().getTime()}`,
    },
  ])
  await auditStaff(tx, act, { verb: 'add', after: { userId, role } })
  return listStaff(platform, act, tx)
}

/** Refuses with `merchant_not_found`, `forbidden`, `staff_not_found`, `owner_last`. */
export async function changeStaffRole(
  tx: Db,
  platform: Platform,
  act: Act,
  change: { userId: string; role: StaffRole },
): Promise<StaffMember[]> {
  await lockShop(tx, act)
  await setRole(tx, act, { ...change, before: await staffRows(tx, act.merchantId) })
  return listStaff(platform, act, tx)
}

/**
 * Takes a merchant out of somebody's hands, its last owner's never: two who remove each other at once can't leave it
 * without. Anybody may leave. Refuses as changing does.
 */
export async function removeStaff(tx: Db, act: Act, userId: string): Promise<void> {
  await (userId === act.actorId ? lockOwnShop(tx, act) : lockShop(tx, act))
  const before = await staffRows(tx, act.merchantId)
  const own = before.find((row) => row.userId === userId)
  if (!own) throw new Refusal('staff_not_found')
  requireOwnerLeft(before, userId)
  await tx.delete(merchantStaff).where(ofStaff(act.merchantId, userId))
  const [other] = await tx
    .select({ merchantId: merchantStaff.merchantId })
    .from(merchantStaff)
    .where(eq(merchantStaff.userId, userId))
    .limit(1)
  if (!other) await withdrawRole(tx, userId, 'merchant')
  await auditStaff(tx, act, { verb: 'remove', before: { userId, role: own.role } })
}

type Row = { userId: string; role: StaffRole }

async function setRole(
  tx: Db,
  act: Act,
  { userId, role, before }: Row & { before: readonly Row[] },
): Promise<void> {
  const own = before.find((row) => row.userId === userId)
  if (!own) throw new Refusal('staff_not_found')
  if (own.role === role) return
  if (role !== 'owner') requireOwnerLeft(before, userId)
  await tx.update(merchantStaff).set({ role }).where(ofStaff(act.merchantId, userId))
  await auditStaff(tx, act, { verb: 'change', before: own, after: { userId, role } })
}

function requireOwnerLeft(rows: readonly Row[], withoutId: string): void {
  if (!rows.some(({ userId, role }) => role === 'owner' && userId !== withoutId))
    throw new Refusal('owner_last')
}

/** An owner's shop, locked as {@link lockOwnShop} does. */
async function lockShop(tx: Db, act: Act): Promise<string> {
  const name = await lockOwnShop(tx, act)
  await requireDuty(tx, act.actorId, act.merchantId, 'owner')
  return name
}

/** All changes of one merchant's staff wait for each other here; answers its name. Strangers are refused. */
async function lockOwnShop(tx: Db, { actorId, merchantId }: Act): Promise<string> {
  const [shop] = await tx
    .select({ name: merchants.name })
    .from(merchants)
    .where(eq(merchants.id, merchantId))
    .for('update')
  if (!shop) throw new Refusal('merchant_not_found')
  await roleOfStaff(tx, actorId, merchantId)
  return shop.name
}

const ofStaff = (merchantId: string, userId: string) =>
  and(eq(merchantStaff.merchantId, merchantId), eq(merchantStaff.userId, userId))

const staffRows = (db: Db, merchantId: string): Promise<Row[]> =>
  db
    .select({ userId: merchantStaff.userId, role: merchantStaff.role })
    .from(merchantStaff)
    .where(eq(merchantStaff.merchantId, merchantId))
    .orderBy(merchantStaff.userId)

const auditStaff = (
  tx: Db,
  { actorId, merchantId }: Act,
  { verb, ...change }: { verb: string; before?: unknown; after?: unknown },
) =>
  audit(tx, {
    actorId,
    action: `merchantStaff.${verb}`,
    subject: 'merchant',
    subjectId: merchantId,
    ...change,
  })
