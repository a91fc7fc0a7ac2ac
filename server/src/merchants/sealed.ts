import type { AccountView } from '@yuxiang/shared/api/merchants'
import type { FieldCipher } from '../platform/crypto.ts'

export interface Account {
  holder: string
  bank: string
  number: string | null
}

/** What of an application only sealed text may hold. */
export interface Secrets {
  contactPhone: string | null
  account: Account | null
}

type Sealing = { cipher: FieldCipher }

export const sealSecrets = ({ cipher }: Sealing, secrets: Secrets): string =>
  cipher.encrypt(JSON.stringify(secrets))

export const openSecrets = ({ cipher }: Sealing, sealed: string | null): Secrets =>
  sealed === null ? { contactPhone: null, account: null } : (JSON.parse(cipher.decrypt(sealed)) as Secrets)

export const sealAccount = ({ cipher }: Sealing, account: Account): string =>
  cipher.encrypt(JSON.stringify(account))

export const openAccount = ({ cipher }: Sealing, sealed: string | null): Account | null =>
  sealed === null ? null : (JSON.parse(cipher.decrypt(sealed)) as Account)

/** `**** 0123` */
export const accountView = (account: Account | null): AccountView | null =>
  account && {
    holder: account.holder,
    bank: account.bank,
    numberMasked: account.number === null ? null : `**** ${account.number.slice(-4)}`,
  }

/** An account as it was typed, with the number on file where none was. */
export const mergedAccount = (
  typed: { holder: string; bank: string; number?: string | undefined } | null,
  kept: Account | null,
): Account | null => typed && { ...typed, number: typed.number ?? kept?.number ?? null }
