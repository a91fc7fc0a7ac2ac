import type { GrantInput } from '@yuxiang/shared/api/union-grants'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { issueGrant, joinAsMember, openBudget, openUnion, putOnRoster } from '../union-fund/index.ts'
import { receivedIn } from '../union-purchases/index.ts'
import { demoShoppers, demoUnionOfficer } from './accounts.ts'
import { counties } from './counties.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

const groups = ['办公室', '规划科', '财务科', '社会事业科']
const surnames = '陈王李张刘杨黄赵周吴徐孙朱马胡郭何高林罗郑梁谢宋唐许韩'
const givenNames = ['晓渝', '建国', '秀兰', '思远', '海燕', '志强', '小满', '雨桐', '德明']

/** Members of the demo's union; the shoppers are three of them. Names and phones are invented. */
const roster = [
  ...demoShoppers.map(({ phone }, index) => ({ name: ['程小满', '杨大江', '宁小碑'][index] ?? '', phone })),
  ...[...surnames].map((surname, index) => ({
    name: `${surname}${givenNames[index % givenNames.length]}`,
    phone: `13800000${301 + index}`,
  })),
].map((person, index) => ({ ...person, group: groups[index % groups.length] ?? '' }))

const validDays = 90

/**
 * A union with its officer, thirty members, this year's budget and two grants that can be spent at once. Two of the
 * demo's shoppers have joined; the third is on the roster and has not.
 */
export async function writeUnion(tx: Db, context: Context): Promise<void> {
  const { clock, cipher } = context
  const now = clock()
  const officerId = await createStaff(context, demoUnionOfficer, tx)
  const unionId = await openUnion(tx, context, null, {
    name: '渝中区示范工会委员会',
    unitName: '渝中区示范单位',
    invoiceTitle: '渝中区示范单位工会委员会',
    taxNo: '81500103MC0000001X',
    officerPhone: demoUnionOfficer.phone,
  })
  await putOnRoster(tx, context, unionId, roster)
  for (const { phone } of demoShoppers.slice(0, 2)) {
    const userId = await createStaff(context, { phone, roles: [] }, tx)
    await joinAsMember(tx, unionId, cipher.blindIndex(phone), userId, now)
  }
  const today = dayInShanghai(now)
  const year = Number(today.slice(0, 4))
  const budgetId = await openBudget(
    tx,
    officerId,
    unionId,
    {
      year,
      amountFen: 6_000_000,
      source: {
        title: `${year} 年度工会经费预算会议纪要`,
        documentNo: `渝示工〔${year}〕3 号`,
        issuedOn: `${year}-01-08`,
      },
    },
    now,
  )
  const grant = (input: Pick<GrantInput, 'name' | 'scope'>, perMemberFen: number) =>
    issueGrant(
      tx,
      officerId,
      unionId,
      {
        ...input,
        budgetId,
        amounts: { perMemberFen },
        validFrom: today,
        validTo: dayInShanghai(new Date(now.getTime() + validDays * 86_400_000)),
        expectedMembers: roster.length,
        expectedTotalFen: roster.length * perMemberFen,
      },
      { isValid: true },
      receivedIn,
      now,
    )
  await grant({ name: '节日慰问', scope: { kind: 'city' } }, 50_000)
  const countyCodes = [counties.fengjie.code, counties.wushan.code, counties.chengkou.code]
  await grant({ name: '渝东北消费帮扶', scope: { kind: 'counties', countyCodes } }, 30_000)
}
