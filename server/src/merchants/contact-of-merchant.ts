import { eq } from 'drizzle-orm'
import type { FieldCipher } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { merchants } from './tables.ts'

/** Whom a merchant names for questions, and their phone; for papers and to be masked on screens. */
export async function contactOfMerchant(
  db: Db,
  { cipher }: { cipher: FieldCipher },
  merchantId: string,
): Promise<{ name: string; phone: string } | null> {
  const [row] = await db
    .select({ name: merchants.contactName, phoneEncrypted: merchants.contactPhoneEncrypted })
    .from(merchants)
    .where(eq(merchants.id, merchantId))
  return row ? { name: row.name, phone: cipher.decrypt(row.phoneEncrypted) } : null
}
