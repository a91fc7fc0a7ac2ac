import type { DocumentView, LicenceInput } from '@yuxiang/shared/api/merchants'
import type { LicenceKind } from '@yuxiang/shared/merchants/licences'

/** A licence as it is typed; days are empty until they are picked. */
export interface LicenceDraft {
  kind: LicenceKind
  number: string
  validFrom: string
  validTo: string
  longTerm: boolean
  document: DocumentView | null
}

export const emptyLicence = (kind: LicenceKind): LicenceDraft => ({
  kind,
  number: '',
  validFrom: '',
  validTo: '',
  longTerm: false,
  document: null,
})

export const licenceInput = ({ document, validFrom, validTo, ...licence }: LicenceDraft): LicenceInput => ({
  ...licence,
  validFrom: validFrom || null,
  validTo: licence.longTerm ? null : validTo || null,
  documentId: document?.id ?? null,
})
