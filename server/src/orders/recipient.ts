import type { FieldCipher } from '../platform/crypto.ts'

/** Where the parcel goes, as it was when ordered. */
export interface Recipient {
  name: string
  phone: string
  region: string
  detail: string
}

/** Seals a recipient for the order's row. */
export const sealRecipient = (
  { cipher }: { cipher: FieldCipher },
  { name, phone, region, detail }: Recipient,
): string => cipher.encrypt(JSON.stringify({ name, phone, region, detail }))

/** Opens it again. */
export const recipientOf = (
  { cipher }: { cipher: FieldCipher },
  order: { recipientEncrypted: string },
): Recipient => JSON.parse(cipher.decrypt(order.recipientEncrypted)) as Recipient
