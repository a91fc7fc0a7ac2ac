import type { Application, ApplicationInput } from '@yuxiang/shared/api/merchants'
import { checkApplication, type Fault, type MerchantKind } from '@yuxiang/shared/merchants/check-application'
import { creditCodeOf } from '@yuxiang/shared/merchants/credit-code'
import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import {
  type FreightDraft,
  draftOf as freightDraftOf,
  readFreight,
} from '../../../components/FreightFields/freight-draft'
import {
  emptyLicence,
  type LicenceDraft,
  licenceInput,
} from '../../../components/LicenceFields/licence-draft'

/** An application as it is typed. A phone and an account number are typed anew or stay as they are. */
export interface EntryDraft {
  kind: MerchantKind | null
  name: string
  creditCode: string
  countyCode: string | null
  county: string
  township: string
  story: string
  primaryProduceOnly: boolean
  licences: LicenceDraft[]
  contactName: string
  contactPhone: string
  holder: string
  bank: string
  number: string
  subMchid: string
  freight: FreightDraft
}

export const draftOf = (application: Application): EntryDraft => ({
  kind: application.kind,
  name: application.name,
  creditCode: application.creditCode,
  countyCode: application.countyCode,
  county: application.county ?? '',
  township: application.township,
  story: application.story,
  primaryProduceOnly: application.primaryProduceOnly,
  licences:
    application.licences.length > 0
      ? application.licences.map(({ documentId: _, validFrom, validTo, ...licence }) => ({
          ...licence,
          validFrom: validFrom ?? '',
          validTo: validTo ?? '',
        }))
      : [emptyLicence('businessLicence')],
  contactName: application.contactName,
  contactPhone: '',
  holder: application.account?.holder ?? '',
  bank: application.account?.bank ?? '',
  number: '',
  subMchid: application.subMchid ?? '',
  freight: freightDraftOf(application.freight ?? defaultFreight),
})

const phoneShape = /^1[3-9]\d{9}$/
const numberShape = /^\d{8,30}$/
const plain = (typed: string): string => typed.replace(/[\s-]/gu, '')

/** A business licence bears the credit code: it is typed once. */
export const withCode = (licence: LicenceDraft, creditCode: string): LicenceDraft =>
  licence.kind === 'businessLicence' && licence.number === '' ? { ...licence, number: creditCode } : licence

/** What is sent: as much of it as the call takes, half a number stays on the phone. */
export function inputOf(draft: EntryDraft): ApplicationInput {
  const contactPhone = plain(draft.contactPhone)
  const number = plain(draft.number)
  const subMchid = plain(draft.subMchid)
  return {
    kind: draft.kind,
    name: draft.name,
    creditCode: creditCodeOf(draft.creditCode).slice(0, 18),
    countyCode: draft.countyCode,
    township: draft.township,
    story: draft.story,
    primaryProduceOnly: draft.primaryProduceOnly,
    licences: draft.licences.map((licence) => licenceInput(withCode(licence, draft.creditCode))),
    contactName: draft.contactName,
    ...(phoneShape.test(contactPhone) ? { contactPhone } : {}),
    account: {
      holder: draft.holder,
      bank: draft.bank,
      ...(numberShape.test(number) ? { number } : {}),
    },
    subMchid: /^\d{10}$/.test(subMchid) ? subMchid : null,
    freight: readFreight(draft.freight).input ?? null,
  }
}

/** What still keeps it from being submitted; `kept` is what the server has. */
export function faultsOf(
  draft: EntryDraft,
  kept: Pick<Application, 'contactPhoneMasked' | 'account'>,
  today: string,
): Fault[] {
  const input = inputOf(draft)
  const subMchid = plain(draft.subMchid)
  const faults = checkApplication(
    {
      ...input,
      name: input.name.trim(),
      township: input.township.trim(),
      story: input.story.trim(),
      contactName: input.contactName.trim(),
      subMchid: subMchid === '' ? null : subMchid,
      hasContactPhone:
        input.contactPhone !== undefined || (draft.contactPhone === '' && kept.contactPhoneMasked !== null),
      account: {
        holder: draft.holder.trim(),
        bank: draft.bank.trim(),
        hasNumber:
          input.account?.number !== undefined || (draft.number === '' && kept.account?.numberMasked != null),
      },
      hasFreight: input.freight !== null,
    },
    today,
  )
  return faults
}
