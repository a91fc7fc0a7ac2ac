import { expect, test } from 'vitest'
import { checkRoster, type RosterNames } from './check-roster.ts'
import { rosterColumns } from './roster-sheet.ts'

const names: RosterNames = {
  today: '2026-11-26',
  counties: new Map([['奉节县', '500236']]),
  teams: new Map([['500236 橙语坡直播队', 'team']]),
  bases: new Map(),
  known: new Set(['500236 已在册主播']),
  accounts: new Set(['douyin taken']),
  seal: (phone) => `sealed ${phone.length}`,
}
type Row = Partial<Record<keyof typeof rosterColumns, string>>
const whole: Row = {
  name: '主播一号',
  kind: '农民主播',
  county: '奉节县',
  registeredOn: '2026/3/1',
  isPublic: '是',
}
const check = (...rows: Row[]) =>
  checkRoster(
    {
      rows: [
        Object.values(rosterColumns),
        ...rows.map((row) => Object.keys(rosterColumns).map((field) => row[field as keyof Row] ?? '')),
      ],
      formulas: [],
      mergedRows: [],
    },
    names,
  )

test('a whole row is looked up, its phone sealed', () => {
  const account = { platform: '抖音', accountName: '奉节小橙', accountId: 'fj_orange' }
  const { rows, errors } = check({ ...whole, ...account, team: '橙语坡直播队', phone: '13812345678' })
  expect(errors).toEqual([])
  expect(rows).toMatchObject([
    {
      row: 2,
      kind: 'farmer',
      countyCode: '500236',
      teamId: 'team',
      registeredOn: '2026-03-01',
      phoneEncrypted: 'sealed 11',
      accounts: [{ platform: 'douyin', name: '奉节小橙', accountId: 'fj_orange' }],
    },
  ])
})

test.each<[string, Row, string]>([
  ['a name that is there', { name: '已在册主播' }, '主播名称'],
  ['no name', { name: ' ' }, '主播名称'],
  ['another county', { county: '巫山县' }, '区县'],
  ['a kind that is none', { kind: '网红' }, '类型'],
  ['a team that is not on the register', { team: '别的队' }, '直播机构'],
  ['tomorrow', { registeredOn: '2026-11-27' }, '登记日期'],
  ['no word on consent', { isPublic: '' }, '同意公开'],
  ['half a phone', { phone: '1381234' }, '手机号'],
  ['an account of somebody else', { platform: '抖音', accountName: '甲', accountId: 'taken' }, '账号'],
  ['an account without its platform', { accountName: '甲', accountId: 'abc' }, '平台'],
])('%s is refused in its column', (_, changes, column) => {
  expect(check({ ...whole, ...changes }).errors).toMatchObject([{ row: 2, column }])
})

test('two rows of one name contradict each other', () => {
  expect(check(whole, whole).errors).toMatchObject([{ row: 3, column: '主播名称' }])
})
