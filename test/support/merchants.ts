import type { Application, ApplicationInput, LicenceInput } from '@yuxiang/shared/api/merchants'
import { creditCodeCheckSign } from '@yuxiang/shared/merchants/credit-code'
import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import { eq } from 'drizzle-orm'
import { counties } from '../../server/src/catalog/tables.ts'
import { assignCounty, createStaff } from '../../server/src/identity/index.ts'
import { users } from '../../server/src/identity/tables.ts'
import { Caller } from './caller.ts'
import { newPhone, type Shop } from './shop.ts'

const fengjie = '500236'
export const chengkou = '500229'

let codes = Date.now() % 900_000
/** A credit code that no other test of this process uses, of a cooperative unless said otherwise. */
export function newCreditCode(beginning = '93'): string {
  codes += 1
  const body = `${beginning}500236MA5${String(codes).padStart(6, '0')}`
  return body + creditCodeCheckSign(body)
}

/** Counties that certify, as far as tests need them. */
export async function writeCounties({ server }: Shop): Promise<void> {
  const area = '渝东北三峡库区城镇群' as const
  await server.platform.database.db
    .insert(counties)
    .values([
      { code: fengjie, name: '奉节县', area, nationalKey: false },
      { code: chengkou, name: '城口县', area, nationalKey: true },
    ])
    .onConflictDoNothing()
}

/** Somebody of a county's office, or of the city's or the platform, signed in. */
export async function officer(
  shop: Shop,
  office: 'county' | 'city' | 'operator',
  countyCode = fengjie,
): Promise<Caller> {
  const phone = newPhone()
  const { platform } = shop.server
  const userId = await createStaff(platform, { phone, roles: [office] })
  if (office === 'county') await assignCounty(platform.database.db, userId, countyCode)
  return anew(shop, { userId, phone })
}

/** Somebody signed in anew, with the roles held by now. */
export async function anew(
  { server, url }: Shop,
  { userId, phone }: Pick<Caller, 'userId' | 'phone'>,
): Promise<Caller> {
  const { database, tokens } = server.platform
  const [user] = await database.db.select({ roles: users.roles }).from(users).where(eq(users.id, userId))
  const token = await tokens.signAccess({ userId, roles: user?.roles ?? [] })
  return new Caller(url, token, userId, phone)
}

/** Sends in the scan of a licence; answers its id. */
export async function sendScan(caller: Caller, bytes = '%PDF-1.4\n% scan\n%%EOF\n'): Promise<string> {
  const form = new FormData()
  form.append('file', new File([bytes], 'scan.pdf'))
  const answer = await fetch(`${caller.url}/api/merchant-documents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${caller.token}` },
    body: form,
  })
  const body = (await answer.json()) as { id?: string; code?: string }
  if (!body.id) throw new Error(`the scan was refused: ${body.code}`)
  return body.id
}

/** A business licence without an end. */
export const businessLicence = (creditCode: string, documentId: string | null): LicenceInput => ({
  kind: 'businessLicence',
  number: creditCode,
  validFrom: '2020-01-01',
  validTo: null,
  longTerm: true,
  documentId,
})

/** Everything that an application asks for. */
export const filledApplication = (
  documentId: string | null,
  creditCode = newCreditCode(),
): ApplicationInput => ({
  kind: 'cooperative',
  name: `奉节县测试${creditCode.slice(-7)}农民专业合作社`,
  creditCode,
  countyCode: fengjie,
  township: '安坪镇',
  story: '合作社有 120 户社员，种脐橙二十年，果园在长江北岸。',
  primaryProduceOnly: true,
  licences: [businessLicence(creditCode, documentId)],
  contactName: '李合作',
  contactPhone: '13900001234',
  account: { holder: '测试农民专业合作社', bank: '重庆农村商业银行奉节支行', number: '6228480000001234567' },
  subMchid: null,
  freight: defaultFreight,
})

/** An application as it was submitted, by a new person unless one is given. */
export async function submitted(
  shop: Shop,
  { applicant, change = {} }: { applicant?: Caller; change?: Partial<ApplicationInput> } = {},
): Promise<{ applicant: Caller; application: Application }> {
  const caller = applicant ?? (await shop.signInUnseen())
  const draft = await caller.call('POST /api/merchant-entry', {})
  const body = { ...filledApplication(await sendScan(caller), change.creditCode), ...change }
  const params = { id: draft.id }
  await caller.call('PUT /api/merchant-entry/{id}', { params, body })
  return {
    applicant: caller,
    application: await caller.call('POST /api/merchant-entry/{id}/submit', { params }),
  }
}

/** A merchant that went all the way, and its owner signed in anew. */
export async function entered(
  shop: Shop,
  reviewer: Caller,
  change: Partial<ApplicationInput> = {},
): Promise<{ owner: Caller; merchantId: string; application: Application }> {
  const { applicant, application } = await submitted(shop, { change })
  const approved = await reviewer.call('POST /api/merchant-office/applications/{id}/approve', {
    params: { id: application.id },
    body: { round: application.round, opinion: '材料齐全' },
  })
  if (approved.merchantId === null) throw new Error('approved without a merchant')
  return {
    owner: await anew(shop, applicant),
    merchantId: approved.merchantId,
    application: approved,
  }
}
