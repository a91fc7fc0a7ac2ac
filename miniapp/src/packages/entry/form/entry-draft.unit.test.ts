import type { Application } from '@yuxiang/shared/api/merchants'
import { creditCodeCheckSign } from '@yuxiang/shared/merchants/credit-code'
import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import { expect, it } from 'vitest'
import { draftOf, faultsOf, inputOf } from './entry-draft'

const body = '93500236MA5000001'
const creditCode = body + creditCodeCheckSign(body)
const application: Application = {
  id: '0190a8f0-0000-7000-8000-000000000000',
  state: 'draft',
  round: 0,
  kind: 'cooperative',
  name: '奉节县测试农民专业合作社',
  creditCode,
  countyCode: '500236',
  county: '奉节县',
  township: '安坪镇',
  story: '种脐橙二十年，果园在长江北岸。',
  primaryProduceOnly: true,
  licences: [
    {
      kind: 'businessLicence',
      number: creditCode,
      validFrom: '2020-01-01',
      validTo: null,
      longTerm: true,
      documentId: '0190a8f0-0000-7000-8000-000000000001',
      document: { id: '0190a8f0-0000-7000-8000-000000000001', isPicture: true, url: '/scan' },
    },
  ],
  contactName: '李合作',
  contactPhoneMasked: '139****1234',
  account: { holder: '测试合作社', bank: '重庆农商行奉节支行', numberMasked: '**** 4567' },
  subMchid: null,
  freight: defaultFreight,
  steps: [],
  merchantId: null,
  submittedAt: null,
  updatedAt: '2026-11-26T00:00:00.000Z',
}
const today = '2026-11-26'
const pathsOf = (change: object) =>
  faultsOf({ ...draftOf(application), ...change }, application, today).map(({ path }) => path)

it('sends back what was kept, without the phone and the number that nobody typed anew', () => {
  const { contactPhone, account, licences, ...rest } = inputOf(draftOf(application))
  expect(contactPhone).toBeUndefined()
  expect(account).toEqual({ holder: '测试合作社', bank: '重庆农商行奉节支行' })
  expect(licences[0]).not.toHaveProperty('document')
  expect(rest).toMatchObject({ creditCode, freight: defaultFreight })
  expect(pathsOf({})).toEqual([])
})

it('keeps half a number on the phone and says what is missing', () => {
  const half = { ...draftOf(application), contactPhone: '138000', number: '622', subMchid: '19' }
  expect(inputOf(half)).toMatchObject({ subMchid: null })
  expect(inputOf(half)).not.toHaveProperty('contactPhone')
  expect(inputOf(half).account).not.toHaveProperty('number')
  expect(pathsOf({ contactPhone: '138000', number: '622', subMchid: '19' })).toEqual([
    'contactPhone',
    'account.number',
    'subMchid',
  ])
})

it('takes the number of a business licence from the code, typed once', () => {
  const [licence] = draftOf(application).licences
  const licences = licence ? [{ ...licence, number: '' }] : []
  expect(inputOf({ ...draftOf(application), licences }).licences[0]?.number).toBe(creditCode)
})

it('takes a code with spaces and small letters, and sees a wrong one at once', () => {
  expect(inputOf({ ...draftOf(application), creditCode: ` ${creditCode.toLowerCase()} ` }).creditCode).toBe(
    creditCode,
  )
  const wrong = creditCode.slice(0, 17) + (creditCode.endsWith('7') ? '8' : '7')
  expect(pathsOf({ creditCode: wrong })).toEqual(['creditCode', 'licences.0.number'])
})
