import { isCreditCode } from './credit-code.ts'
import {
  type LicenceKind,
  licenceFault,
  licenceNames,
  licensedThrough,
  type StatedLicence,
} from './licences.ts'

export const merchantKinds = ['enterprise', 'cooperative', 'familyFarm'] as const
export type MerchantKind = (typeof merchantKinds)[number]

export const merchantKindNames: Record<MerchantKind, string> = {
  enterprise: '企业',
  cooperative: '农民专业合作社',
  familyFarm: '家庭农场',
}

/** How the code of each kind begins: 91 companies, 92 individual businesses, 93 farmers' cooperatives. */
const codeBeginnings: Record<MerchantKind, { shape: RegExp; hint: string }> = {
  enterprise: { shape: /^91/, hint: '企业的统一社会信用代码以 91 开头，请核对主体类型' },
  cooperative: { shape: /^93/, hint: '农民专业合作社的统一社会信用代码以 93 开头，请核对主体类型' },
  familyFarm: {
    shape: /^9[123]/,
    hint: '家庭农场的统一社会信用代码以 91、92（个体工商户）或 93 开头，请核对主体类型',
  },
}

/** An application as far as it was filled in. */
export interface FilledApplication {
  kind: MerchantKind | null
  name: string
  creditCode: string
  countyCode: string | null
  township: string
  story: string
  primaryProduceOnly: boolean
  licences: readonly (StatedLicence & { documentId: string | null })[]
  contactName: string
  hasContactPhone: boolean
  account: { holder: string; bank: string; hasNumber: boolean } | null
  subMchid: string | null
  hasFreight: boolean
}

export interface Fault {
  path: string
  message: string
}

/** The steps of the form, and which fields stand in each. */
export const applicationSteps = [
  {
    key: 'subject',
    name: '主体信息',
    fields: ['kind', 'name', 'creditCode', 'countyCode', 'township', 'story'],
  },
  { key: 'licences', name: '证照', fields: ['licences'] },
  { key: 'contact', name: '联系人与账户', fields: ['contactName', 'contactPhone', 'account', 'subMchid'] },
  { key: 'freight', name: '运费', fields: ['freight'] },
] as const
export type ApplicationStep = (typeof applicationSteps)[number]['key']

/** In which step a field is mended. */
export const stepOf = (path: string): ApplicationStep =>
  applicationSteps.find(({ fields }) => (fields as readonly string[]).includes(path.split('.')[0] ?? ''))
    ?.key ?? 'subject'

/** Everything that keeps an application from being submitted on `today`, in the order of the form. */
export function checkApplication(filled: FilledApplication, today: string): Fault[] {
  return [...subjectFaults(filled), ...licenceFaults(filled, today), ...contactFaults(filled)]
}

function subjectFaults({ kind, name, creditCode, countyCode, township, story }: FilledApplication): Fault[] {
  const faults: Fault[] = []
  if (kind === null) faults.push({ path: 'kind', message: '请选择主体类型' })
  if (name.length < 4) faults.push({ path: 'name', message: '请填写营业执照上的名称' })
  if (!isCreditCode(creditCode)) {
    const message =
      creditCode === ''
        ? '请填写统一社会信用代码'
        : '统一社会信用代码的校验位不正确，请对照营业执照核对 18 位代码'
    faults.push({ path: 'creditCode', message })
  } else if (kind !== null && !codeBeginnings[kind].shape.test(creditCode)) {
    faults.push({ path: 'creditCode', message: codeBeginnings[kind].hint })
  }
  if (countyCode === null) faults.push({ path: 'countyCode', message: '请选择所在区县' })
  if (township.length < 2) faults.push({ path: 'township', message: '请填写所在乡镇或街道' })
  if (story.length < 10)
    faults.push({ path: 'story', message: '请用至少 10 个字介绍主体，买家会在店铺页看到' })
  return faults
}

function licenceFaults(
  { licences, creditCode, primaryProduceOnly }: FilledApplication,
  today: string,
): Fault[] {
  const faults = licences.flatMap((licence, index) => {
    const fault = licenceFault(licence, creditCode, today)
    const found = fault ? [{ path: `licences.${index}.${fault.field}`, message: fault.message }] : []
    return licence.documentId === null
      ? [...found, { path: `licences.${index}.documentId`, message: `请上传${licenceNames[licence.kind]}` }]
      : found
  })
  return [...faults, ...missingLicences(licences, primaryProduceOnly)]
}

function missingLicences(licences: readonly { kind: LicenceKind }[], primaryProduceOnly: boolean): Fault[] {
  const held = licences.map(({ kind }) => ({ kind, validTo: null }))
  if (licensedThrough(held, true) === 'never') return [{ path: 'licences', message: '请添加营业执照' }]
  if (licensedThrough(held, primaryProduceOnly) !== 'never') return []
  return [
    { path: 'licences', message: '经营加工食品的，请添加食品生产、经营许可证、小作坊登记证或备案中的一项' },
  ]
}

function contactFaults({
  contactName,
  hasContactPhone,
  account,
  subMchid,
  hasFreight,
}: FilledApplication): Fault[] {
  const faults: Fault[] = []
  if (contactName.length < 2) faults.push({ path: 'contactName', message: '请填写联系人' })
  if (!hasContactPhone) faults.push({ path: 'contactPhone', message: '请填写联系人手机号' })
  if (account === null || account.holder.length < 2)
    faults.push({ path: 'account.holder', message: '请填写账户名称' })
  if (account === null || account.bank.length < 4)
    faults.push({ path: 'account.bank', message: '请填写开户银行，精确到支行' })
  if (!account?.hasNumber) faults.push({ path: 'account.number', message: '请填写银行账号' })
  if (subMchid !== null && !/^\d{10}$/.test(subMchid))
    faults.push({ path: 'subMchid', message: '微信支付子商户号为 10 位数字' })
  if (!hasFreight) faults.push({ path: 'freight', message: '请设置运费' })
  return faults
}
