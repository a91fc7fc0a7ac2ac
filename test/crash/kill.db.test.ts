import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../server/src/platform/clock.ts'
import { parseConfig } from '../../server/src/platform/config.ts'
import { createPlatform } from '../../server/src/platform/create-platform.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import { earn } from '../../server/src/points/index.ts'
import { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { addAddress, until } from '../support/shopping.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { createKillableShop, type KillableShop } from './killable-shop.ts'
import { actUntilSilence, expectWhole, setStage, type Vow } from './union-traffic.ts'

/** What a shopper was promised by an answer that reached him. */
interface Promised {
  key: string
  body: { items: { skuId: string; quantity: number }[]; addressId: string; usePoints: true }
  answer: { payment: { id: string } }
  paid: boolean
}

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 2)
const STOCK = 100_000

describe('a shop that is killed while it sells', () => {
  let directory: string
  let shop: KillableShop
  let buyer: Caller
  let goods: Shelf
  let addressId: string

  beforeAll(async () => {
    directory = await temporaryFolder('yuxiang-crash-')
    shop = await createKillableShop(directory)
    await shop.start()
    buyer = await new Caller(shop.url).signIn('13712340001')
    addressId = await addAddress(buyer)
    await onPlatform(({ database }) => {
      const { userId } = buyer
      const gift = {
        userId,
        points: 40_000,
        code: 'points.review' as const,
        subjectId: userId,
        name: [userId] as const,
      }
      return database.transaction((tx) => earn(tx, [gift], systemClock()))
    })
    goods = await onPlatform((platform) =>
      shelve(
        { server: { platform }, signIn: () => Promise.reject(new Error('not needed')) },
        { stock: STOCK },
      ),
    )
  }, 120_000)

  afterAll(async () => {
    await shop.stop()
    await rm(directory, { recursive: true, force: true })
  })

  it('keeps every order and payment it acknowledged, answers repeats alike, and its stock adds up', async () => {
    const promised: Promised[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      const shopping = shopUntilSilence(promised)
      // In the midst of it: some orders are acknowledged, four more are on their way.
      const enough = promised.length + 2 + Math.floor(Math.random() * 20)
      await until(() => promised.length >= enough, 60_000)
      if (round === ROUNDS) await shop.killAll()
      else await shop.killServer()
      await shopping
      await shop.start()
    }
    expect(promised.length).toBeGreaterThan(ROUNDS)
    for (const { key, body, answer, paid } of promised) {
      expect(await buyer.call('POST /api/orders', { key, body })).toEqual(answer)
      const payment = () => buyer.call('GET /api/payments/{id}', { params: { id: answer.payment.id } })
      if (paid) await until(async () => (await payment()).state === 'paid')
      else expect(['pending', 'paid']).toContain((await payment()).state)
    }
    await onPlatform(async ({ database: { sql } }) => {
      const [sums] = await sql`
        select (select available from sku_stock where sku_id = ${goods.skuId}) as available,
          (select coalesce(sum(quantity), 0)::int from order_lines where sku_id = ${goods.skuId}) as ordered,
          (select count(*)::int from orders o join payments p on p.id = o.payment_id
            where (o.state = 'paid') <> (p.state = 'paid')) as torn`
      expect(Number(sums?.available) + Number(sums?.ordered)).toBe(STOCK)
      expect(sums?.torn).toBe(0)
      expect(await checkLedger(sql, systemClock())).toEqual([])
      const wrongEscrow = await sql`
        select orders.id from orders
        left join ledger_accounts account on account.owner_id = orders.id and account.kind = 'escrow'
        where coalesce(account.balance, 0) <> (case when orders.state = 'paid' then orders.total_fen else 0 end)`
      expect(wrongEscrow).toHaveLength(0)
    })
  }, 240_000)

  it('keeps every grant, allowance spent, refund and collective purchase it acknowledged', async () => {
    const signIn = (phone = '13712349999') => new Caller(shop.url).signIn(phone)
    const stage = await onPlatform((platform) => setStage({ signIn, now: systemClock, server: { platform } }))
    const vows: Vow[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      const acting = actUntilSilence(stage, vows)
      const enough = vows.length + 20 + Math.floor(Math.random() * 20)
      const acts = ['order', 'cancel', 'refund', 'grant', 'withdraw', 'purchase']
      const isEnough = () => vows.length >= enough && acts.every((act) => vows.some((vow) => vow.act === act))
      await Promise.race([until(isEnough, 60_000), acting])
      if (round === ROUNDS) await shop.killAll()
      else await shop.killServer()
      // A server whose database died first may have said so.
      await acting.catch(() => {})
      await shop.start()
      for (const { holds } of vows) await holds()
      await onPlatform((platform) => expectWhole(platform, systemClock()))
    }
  }, 240_000)

  /** Four phones place and pay until the server no longer answers; only what was answered counts as promised. */
  async function shopUntilSilence(promised: Promised[]): Promise<void> {
    const phone = async () => {
      for (;;) {
        const key = randomUUID()
        const body = { items: [{ skuId: goods.skuId, quantity: 1 }], addressId, usePoints: true as const }
        const answer = await buyer.call('POST /api/orders', { key, body })
        const entry: Promised = { key, body, answer, paid: false }
        promised.push(entry)
        const started = await buyer.call('POST /api/payments/{id}/pay', {
          params: { id: answer.payment.id },
          body: { channel: 'h5' },
        })
        entry.paid = await payAtWechat(started.h5Url ?? '')
      }
    }
    await Promise.allSettled(Array.from({ length: 4 }, phone))
  }

  async function payAtWechat(h5Url: string): Promise<boolean> {
    const prepayId = new URL(h5Url, shop.url).searchParams.get('prepay_id')
    const answer = await fetch(`${shop.cashierUrl}/${prepayId}/pay`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
    })
    return answer.ok
  }

  async function onPlatform<T>(
    work: (platform: Awaited<ReturnType<typeof createPlatform>>) => Promise<T>,
  ): Promise<T> {
    const platform = await createPlatform(parseConfig(shop.environment), { clock: systemClock })
    try {
      return await work(platform)
    } finally {
      await platform.database.close()
    }
  }
})
