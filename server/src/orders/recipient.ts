import type { FieldCipher } from '../platform/crypto.ts'

/** Where the parcel goes, as it was when ordered. */
export interface Recipient {
  name: string
  phone: string
  region: string
  detail: string
}

/** A recipient as the order's row keeps it: sealed, and the end of the phone by which a merchant finds the order. */
export interface SealedRecipient {
  recipientEncrypted: string
  recipientPhoneTail: string
}

/** Seals a recipient for the order's row. */
export const sealRecipient = (
  { cipher }: { cipher: FieldCipher },
  { name, phone, region, detail }: Recipient,
): SealedRecipient => ({
  recipientEncrypted: cipher.encrypt(JSON.stringify({ name, phone, region, detail })),
  recipientPhoneTail: phone.slice(-4),
})

/** Opens it again. */
export const recipientOf = (
  { cipher }: { cipher: FieldCipher },
  order: { recipientEncrypted: string },
): Recipient => JSON.parse(cipher.decrypt(order.recipientEncrypted)) as Recipient
