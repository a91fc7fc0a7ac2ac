import { creditCodeCheckSign } from '@yuxiang/shared/merchants/credit-code'
import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import type { ApplicationEvent, ApplicationState } from '@yuxiang/shared/states/merchant-application'
import { eq } from 'drizzle-orm'
import { createStaff } from '../identity/index.ts'
import { keepLicensed } from '../merchants/keep-licensed.ts'
import { sealAccount, sealSecrets } from '../merchants/sealed.ts'
import {
  merchantApplicationSteps,
  merchantApplications,
  merchantDocuments,
  merchantLicences,
  merchantStaff,
  merchants as merchantTable,
} from '../merchants/tables.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { demoApplicants, demoCountyStaff, demoOperator, demoShopClerk } from './accounts.ts'
import { counties } from './counties.ts'
import { merchants } from './merchants.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

/** Where the scan stands in the store, as the merchants' documents name it. */
export const scanKey = 'merchant-documents/demo-licence.png'
const DAY_MS = 86_400_000
const beginnings = { enterprise: '91', cooperative: '93', familyFarm: '92' } as const
/** Its food permit ends in twenty days, and the next one waits for the county. */
const ending = 'kuimen'

/** An invented credit code of a county, whose check sign fits. */
function codeOf(kind: keyof typeof beginnings, countyCode: string, number: number): string {
  const body = `${beginnings[kind]}${countyCode}MAD${String(number).padStart(6, '0')}`
  return body + creditCodeCheckSign(body)
}

/** Licences of the demo's merchants, and the applications that wait in 奉节. */
export async function writeEntry(
  tx: Db,
  context: Context,
  merchantIds: ReadonlyMap<string, string>,
): Promise<void> {
  const now = context.clock()
  const documentId = newId()
  const operatorId = await createStaff(context, demoOperator, tx)
  await tx.insert(merchantDocuments).values({
    id: documentId,
    ownerId: operatorId,
    fileKey: scanKey,
    contentType: 'image/png',
    createdAt: now,
  })
  for (const [index, merchant] of merchants.entries()) {
    const merchantId = merchantIds.get(merchant.key) ?? ''
    await writePapers(tx, context, { merchantId, documentId, operatorId, index })
  }
  const clerkId = await createStaff(context, demoShopClerk, tx)
  const shopId = merchantIds.get(merchants[0]?.key ?? '') ?? ''
  await tx.insert(merchantStaff).values({ merchantId: shopId, userId: clerkId, role: 'orders' })
  for (const applicant of demoApplicants) await writeApplication(tx, context, applicant)
}

async function writePapers(
  tx: Db,
  context: Context,
  {
    merchantId,
    documentId,
    operatorId,
    index,
  }: { merchantId: string; documentId: string; operatorId: string; index: number },
): Promise<void> {
  const merchant = merchants[index]
  if (!merchant) return
  const now = context.clock()
  const creditCode = codeOf(merchant.kind, merchant.countyCode, 1_001 + index)
  const isEnding = merchant.key === ending
  const account = {
    holder: merchant.name,
    bank: `重庆农村商业银行${merchant.county}支行`,
    number: `62284800000000${String(10_000 + index)}`,
  }
  await tx
    .update(merchantTable)
    .set({
      creditCode,
      accountEncrypted: sealAccount(context, account),
      subMchid: String(1_900_100_000 + index),
      primaryProduceOnly: merchant.kind !== 'enterprise',
    })
    .where(eq(merchantTable.id, merchantId))
  const common = {
    merchantId,
    documentId,
    state: 'accepted' as const,
    submittedBy: operatorId,
    submittedAt: now,
    decidedBy: operatorId,
    decidedAt: now,
  }
  const food = {
    ...common,
    kind: 'foodBusiness' as const,
    number: `JY${merchant.countyCode}${String(10_000_000 + index)}`,
    validFrom: '2022-01-01',
    validTo: isEnding ? dayInShanghai(new Date(now.getTime() + 20 * DAY_MS)) : '2031-12-31',
  }
  await tx.insert(merchantLicences).values([
    { ...common, kind: 'businessLicence', number: creditCode, validFrom: '2016-05-18', validTo: null },
    ...(merchant.kind === 'enterprise' ? [food] : []),
    ...(isEnding
      ? [
          {
            ...food,
            id: newId(),
            state: 'submitted' as const,
            validFrom: dayInShanghai(now),
            validTo: '2031-11-30',
            decidedBy: null,
            decidedAt: null,
          },
        ]
      : []),
  ])
  await keepLicensed(tx, merchantId)
}

/** One application in 奉节 as its person left it. */
async function writeApplication(
  tx: Db,
  context: Context,
  { phone, nickname, name, township, kind, story, returned, number }: (typeof demoApplicants)[number],
): Promise<void> {
  const now = context.clock()
  const at = (days: number, hours = 0) => new Date(now.getTime() - days * DAY_MS - hours * 3_600_000)
  const applicantId = await createStaff(context, { phone, nickname, roles: [] }, tx)
  const [reviewer] = demoCountyStaff
  if (!reviewer) throw new Error('nobody reviews')
  const reviewerId = await createStaff(context, reviewer, tx)
  const documentId = newId()
  await tx.insert(merchantDocuments).values({
    id: documentId,
    ownerId: applicantId,
    fileKey: scanKey,
    contentType: 'image/png',
    createdAt: at(4),
  })
  const id = newId()
  const countyCode = counties.fengjie.code
  const creditCode = codeOf(kind, countyCode, number)
  const licence = {
    kind: 'businessLicence' as const,
    number: creditCode,
    validFrom: '2023-03-15',
    validTo: null,
    longTerm: true,
    documentId,
  }
  const state: ApplicationState = returned ? 'returned' : 'submitted'
  await tx.insert(merchantApplications).values({
    id,
    applicantId,
    state,
    round: 1,
    kind,
    name,
    creditCode,
    countyCode,
    details: {
      township,
      story,
      primaryProduceOnly: true,
      licences: [licence],
      contactName: nickname,
      subMchid: null,
      freight: defaultFreight,
    },
    sealed: sealSecrets(context, {
      contactPhone: phone,
      account: { holder: name, bank: '重庆农村商业银行奉节支行', number: `62284800000000${number}` },
    }),
    createdAt: at(5),
    updatedAt: at(returned ? 1 : 2),
    submittedAt: at(2, number % 7),
  })
  const steps: { event: ApplicationEvent; actorId: string; opinion: string; at: Date }[] = [
    { event: 'submit', actorId: applicantId, opinion: '', at: at(2, number % 7) },
    ...(returned ? [{ event: 'return' as const, actorId: reviewerId, opinion: returned, at: at(1) }] : []),
  ]
  await tx
    .insert(merchantApplicationSteps)
    .values(steps.map((step) => ({ ...step, id: newId(), applicationId: id })))
}
