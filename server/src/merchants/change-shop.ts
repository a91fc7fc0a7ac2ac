import type { FreightInput } from '@yuxiang/shared/api/merchants'
import { eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireDuty } from './merchants-of-staff.ts'
import { mergedAccount, openAccount, sealAccount } from './sealed.ts'
import type { Shelf } from './shelf.ts'
import { findMerchant } from './shop-view.ts'
import { merchants } from './tables.ts'

interface Act {
  userId: string
  merchantId: string
}

/** An owner changes what the shop says of itself and whom to ask. Refuses with `merchant_not_found`, `forbidden`. */
export async function changeProfile(
  tx: Db,
  platform: Platform,
  shelf: Shelf,
  act: Act,
  {
    story,
    contactName,
    contactPhone,
    servicePhone,
  }: {
    story: string
    contactName: string
    contactPhone?: string | undefined
    servicePhone?: string | null | undefined
  },
): Promise<void> {
  await requireDuty(tx, act.userId, act.merchantId, 'owner')
  const before = await findMerchant(tx, act.merchantId)
  await tx
    .update(merchants)
    .set({
      story,
      contactName,
      ...(contactPhone !== undefined && { contactPhoneEncrypted: platform.cipher.encrypt(contactPhone) }),
      ...(servicePhone !== undefined && { servicePhone }),
    })
    .where(eq(merchants.id, act.merchantId))
  await shelf.catalogueChanged(tx)
  await auditShop(tx, act, 'changeProfile', {
    before: {
      story: before.story,
      contactName: before.contactName,
      servicePhone: before.servicePhone,
    },
    after: { story, contactName, servicePhone, isPhoneChanged: contactPhone !== undefined },
  })
}

/** Owner or goods staff sets the freight of all goods. Refuses with `merchant_not_found`, `forbidden`. */
export async function changeFreight(tx: Db, shelf: Shelf, act: Act, freight: FreightInput): Promise<void> {
  await requireDuty(tx, act.userId, act.merchantId, 'goods')
  const before = await findMerchant(tx, act.merchantId)
  await tx.update(merchants).set({ freight }).where(eq(merchants.id, act.merchantId))
  await shelf.catalogueChanged(tx)
  await auditShop(tx, act, 'changeFreight', { before: before.freight, after: freight })
}

/**
 * An owner sets where the merchant's money goes. Refuses with `merchant_not_found`, `forbidden`, `invalid_input` without
 * a number, `sub_mchid_taken`.
 */
export async function changeSettlement(
  tx: Db,
  platform: Platform,
  act: Act,
  input: { account: { holder: string; bank: string; number?: string | undefined }; subMchid: string | null },
): Promise<void> {
  await requireDuty(tx, act.userId, act.merchantId, 'owner')
  const before = await findMerchant(tx, act.merchantId)
  const account = mergedAccount(input.account, openAccount(platform, before.accountEncrypted))
  if (!account?.number) {
    throw new Refusal('invalid_input', { errors: [{ path: 'account.number', message: '请填写银行账号' }] })
  }
  await tx
    .update(merchants)
    .set({ accountEncrypted: sealAccount(platform, account), subMchid: input.subMchid })
    .where(eq(merchants.id, act.merchantId))
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'merchants_sub_mchid' ? new Refusal('sub_mchid_taken') : error
    })
  await auditShop(tx, act, 'changeSettlement', {
    before: { subMchid: before.subMchid },
    after: { subMchid: input.subMchid, isNumberChanged: input.account.number !== undefined },
  })
}

const auditShop = (tx: Db, act: Act, verb: string, change: { before: unknown; after: unknown }) =>
  audit(tx, {
    actorId: act.userId,
    action: `merchant.${verb}`,
    subject: 'merchant',
    subjectId: act.merchantId,
    ...change,
  })
