import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../server/src/platform/clock.ts'
import { parseConfig } from '../../server/src/platform/config.ts'
import { createPlatform } from '../../server/src/platform/create-platform.ts'
import { Caller } from '../support/caller.ts'
import { shelve } from '../support/fixtures.ts'
import { until } from '../support/shopping.ts'
import { foundUnion, grant, uploadRoster } from '../support/unions.ts'
import { createKillableShop, type KillableShop } from './killable-shop.ts'

const MEMBERS = 5_000

describe('a server that is killed while it makes papers', () => {
  let directory: string
  let shop: KillableShop
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'yuxiang-papers-'))
    shop = await createKillableShop(directory)
    await shop.start()
  }, 120_000)
  afterAll(async () => {
    await shop.stop()
    await rm(directory, { recursive: true, force: true })
  })

  it('begins anew after the restart and finishes them', async () => {
    const platform = await createPlatform(parseConfig(shop.environment), { clock: systemClock })
    try {
      const signIn = (phone = '13712340009') => new Caller(shop.url).signIn(phone)
      const place = { signIn, now: systemClock, server: { platform } }
      await shelve(place, { certified: true })
      const union = await foundUnion(place, { budgetFen: MEMBERS * 10_000 })
      const lines = Array.from({ length: MEMBERS }, (_, n) => `王会员${n},${13_600_000_000 + n},一科`)
      const roster = new TextEncoder().encode(['姓名,手机号,分组', ...lines].join('\n'))
      const { body: preview } = await uploadRoster(union.officer, union.id, roster, 'roster.csv')
      await union.officer.call('POST /api/union-office/roster-imports/{id}/confirm', {
        params: { id: preview.id },
      })
      const { id: grantId } = await grant(place, union)
      const params = { id: union.id }
      const { id } = await union.officer.call('POST /api/union-office/unions/{id}/evidence', {
        params,
        body: { format: 'pdf', grantId },
      })
      const listed = async () => {
        const { items } = await union.officer.call('GET /api/union-office/unions/{id}/evidence', { params })
        return items.find((one) => one.id === id)
      }
      await until(async () => (await listed())?.state === 'running')
      await shop.killServer()
      await shop.start()
      expect(await listed()).toMatchObject({ state: 'running', downloadUrl: null })
      await until(async () => (await listed())?.state === 'done', 90_000)
      const file = await fetch(`${shop.url}${(await listed())?.downloadUrl}`)
      const bytes = Buffer.from(await file.arrayBuffer())
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
      expect(bytes.subarray(-6).toString()).toContain('%%EOF')
    } finally {
      await platform.database.close()
    }
  }, 180_000)
})
