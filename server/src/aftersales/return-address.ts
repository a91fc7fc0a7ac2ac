import type { ReturnAddress } from '@yuxiang/shared/api/aftersales'
import { eq } from 'drizzle-orm'
import type { FieldCipher } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { merchantReturnAddresses } from './tables.ts'

type Sealing = { cipher: FieldCipher }

export const sealAddress = ({ cipher }: Sealing, { name, phone, address }: ReturnAddress): string =>
  cipher.encrypt(JSON.stringify({ name, phone, address }))

export const openAddress = ({ cipher }: Sealing, sealed: string | null): ReturnAddress | null =>
  sealed === null ? null : (JSON.parse(cipher.decrypt(sealed)) as ReturnAddress)

/** The sealed address a merchant gave last, or null. */
export async function addressOnFile(db: Db, merchantId: string): Promise<string | null> {
  const [row] = await db
    .select({ sealed: merchantReturnAddresses.addressEncrypted })
    .from(merchantReturnAddresses)
    .where(eq(merchantReturnAddresses.merchantId, merchantId))
  return row?.sealed ?? null
}

/** Keeps the address for the merchant's next cases. */
export async function keepAddress(tx: Db, merchantId: string, sealed: string, at: Date): Promise<void> {
  await tx
    .insert(merchantReturnAddresses)
    .values({ merchantId, addressEncrypted: sealed, updatedAt: at })
    .onConflictDoUpdate({
      target: merchantReturnAddresses.merchantId,
      set: { addressEncrypted: sealed, updatedAt: at },
    })
}

/** Where a merchant's goods come back to, as it said last; null before it did. */
export const returnAddressOf = async (
  platform: Sealing,
  merchantId: string,
  db: Db,
): Promise<ReturnAddress | null> => openAddress(platform, await addressOnFile(db, merchantId))
