import { rm } from 'node:fs/promises'
import { formatYuan } from '@yuxiang/shared/money'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../server/src/platform/clock.ts'
import { parseConfig } from '../../server/src/platform/config.ts'
import { createPlatform } from '../../server/src/platform/create-platform.ts'
import { Caller } from '../support/caller.ts'
import { shelve } from '../support/fixtures.ts'
import { until } from '../support/shopping.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { requestPapers, workbook } from '../support/union-papers.ts'
import { foundUnion, grant, orderWithAllowance, uploadRoster } from '../support/unions.ts'
import { createKillableShop, type KillableShop } from './killable-shop.ts'

const MEMBERS = 600

describe('a server that is killed while it makes papers', () => {
  let directory: string
  let shop: KillableShop
  beforeAll(async () => {
    directory = await temporaryFolder('yuxiang-papers-')
    shop = await createKillableShop(directory)
    await shop.start()
  }, 120_000)
  afterAll(async () => {
    await shop.stop()
    await rm(directory, { recursive: true, force: true })
  })

  it('begins anew after the restart, tells how far it is, and its totals are the ledger’s to the fen', async () => {
    const platform = await createPlatform(parseConfig(shop.environment), { clock: systemClock })
    try {
      const signIn = (phone = '13712340009') => new Caller(shop.url).signIn(phone)
      const place = { signIn, now: systemClock, server: { platform } }
      const goods = await shelve(place, { priceFen: 6_001, certified: true })
      const union = await foundUnion(place, { budgetFen: MEMBERS * 10_000 })
      const lines = Array.from({ length: MEMBERS }, (_, n) => `王会员${n},${13_600_000_000 + n},一科`)
      const roster = new TextEncoder().encode(['姓名,手机号,分组', ...lines].join('\n'))
      const { body: preview } = await uploadRoster(union.officer, union.id, roster, 'roster.csv')
      await union.officer.call('POST /api/union-office/roster-imports/{id}/confirm', {
        params: { id: preview.id },
      })
      const { id: grantId } = await grant(place, union)
      const member = await signIn('13600000007')
      await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
      await orderWithAllowance(member, goods.skuId)
      const { id } = await requestPapers(union, { format: 'pdf', grantId })
      const listed = async () => {
        const { items } = await union.officer.call('GET /api/union-office/unions/{id}/evidence', {
          params: { id: union.id },
        })
        return items.find((one) => one.id === id)
      }
      await until(async () => (await listed())?.state === 'running')
      await shop.killServer()
      await shop.start()
      expect(await listed()).toMatchObject({ state: 'running', downloadUrl: null })
      const percents: number[] = []
      await until(async () => {
        const now = await listed()
        if (now?.state === 'running') percents.push(now.percent)
        return now?.state === 'done'
      }, 90_000)
      const between = new Set(percents.filter((percent) => percent > 0 && percent < 100))
      expect(between.size, `${[...new Set(percents)]}`).toBeGreaterThan(3)

      const [moved] = await platform.database.sql<{ granted: string; spent: string }[]>`
        select sum(amount) filter (where code = 'grant.issue') as granted,
          sum(amount) filter (where code = 'allowance.spend') as spent
        from ledger_transfers where subject_id = ${grantId} or from_account_id in (
          select id from allowances where grant_id = ${grantId})`
      expect([moved?.granted, moved?.spent].map(Number)).toEqual([MEMBERS * 10_000, 6_001])
      const file = await fetch(`${shop.url}${(await listed())?.downloadUrl}`)
      const pdf = await getDocumentProxy(new Uint8Array(await file.arrayBuffer()))
      const textOf = async (page: number) => {
        const { items } = await (await pdf.getPage(page)).getTextContent()
        return items.map((item) => ('str' in item ? item.str : '')).join('')
      }
      expect(await textOf(1)).toContain('春节慰问发放凭证')
      expect(await textOf(1)).toContain(`¥${formatYuan(Number(moved?.granted))}`)
      expect(await textOf(1)).toContain(`¥${formatYuan(Number(moved?.spent))}`)
      expect(pdf.numPages).toBeGreaterThan(MEMBERS / 50)
      expect(await textOf(Math.floor(pdf.numPages / 2))).toMatch(/王会员\d+.*会员发放签收表/s)
      const book = await workbook(shop, union, { grantId })
      expect(book.rows('会员发放签收表')).toHaveLength(MEMBERS)
      expect(book.total('会员发放签收表', '发放金额')).toBe(Number(moved?.granted))
      expect(book.total('会员发放签收表', '已支付')).toBe(Number(moved?.spent))
      expect(book.total('订单明细', '工会经费支付')).toBe(Number(moved?.spent))
    } finally {
      await platform.database.close()
    }
  }, 180_000)
})
