import { policy } from '@yuxiang/shared/policy'
import { beforeEach, expect, test } from 'vitest'
import { addAddress } from './add-address.ts'
import { changeAddress } from './change-address.ts'
import { getAddress, listAddresses } from './read-addresses.ts'
import { removeAddress } from './remove-address.ts'
import { createStaff } from './staff.ts'
import { useIdentityBench } from './test-support.ts'

const bench = useIdentityBench()
const input = { name: '张三', phone: '13812340000', region: '重庆市渝中区', detail: '解放碑 1 号' }
let owner: string

beforeEach(async () => {
  owner = await createStaff(bench.platform, { phone: '13800000001', roles: [] })
})

const add = (more: { isDefault?: boolean; name?: string } = {}) => {
  bench.passMs(1)
  return addAddress(bench.platform, owner, { ...input, ...more })
}
const defaults = async () =>
  (await listAddresses(bench.platform, owner)).filter((address) => address.isDefault).map(({ id }) => id)

test('the first address is the default and reads back as it was given', async () => {
  const address = await add()
  expect(address).toEqual({
    ...input,
    id: address.id,
    region: '重庆市 渝中区',
    regionCode: '500103',
    isDefault: true,
  })
  expect(await getAddress(bench.platform, owner, address.id)).toEqual(address)
  const [row] = await bench.platform.database.sql`select addresses::text as stored from addresses`
  for (const secret of [input.name, input.phone, input.detail]) expect(row?.stored).not.toContain(secret)
})

test('the default moves when another takes it, and is listed first', async () => {
  const first = await add()
  const second = await add()
  expect(second.isDefault).toBe(false)
  const third = await add({ isDefault: true })
  expect((await listAddresses(bench.platform, owner)).map(({ id }) => id)).toEqual([
    third.id,
    second.id,
    first.id,
  ])
  await changeAddress(bench.platform, owner, first.id, { isDefault: true })
  expect(await defaults()).toEqual([first.id])
})

test('giving the default up hands it to the newest other one; the only address keeps it', async () => {
  const first = await add()
  expect((await changeAddress(bench.platform, owner, first.id, { isDefault: false })).isDefault).toBe(true)
  await add()
  const newest = await add()
  expect((await changeAddress(bench.platform, owner, first.id, { isDefault: false })).isDefault).toBe(false)
  expect(await defaults()).toEqual([newest.id])
})

test('deleting the default promotes the newest left', async () => {
  const first = await add()
  await add()
  const newest = await add()
  await removeAddress(bench.platform, owner, first.id)
  expect(await defaults()).toEqual([newest.id])
})

test('a change touches what is given, and an unknown region changes nothing', async () => {
  const before = await add()
  const after = await changeAddress(bench.platform, owner, before.id, { name: '李四', region: '500236' })
  expect(after).toEqual({ ...before, name: '李四', region: '重庆市 奉节县', regionCode: '500236' })
  const unknown = changeAddress(bench.platform, owner, before.id, { name: '王五', region: '月球背面' })
  await expect(unknown).rejects.toThrow('region_unknown')
  expect(await getAddress(bench.platform, owner, before.id)).toEqual(after)
  await expect(addAddress(bench.platform, owner, { ...input, region: '朝阳区' })).rejects.toThrow(
    'region_unknown',
  )
})

test('somebody else’s address is not there: not to read, change or delete', async () => {
  const { id } = await add()
  const other = await createStaff(bench.platform, { phone: '13800000002', roles: ['operator'] })
  expect(await getAddress(bench.platform, other, id)).toBeNull()
  await expect(changeAddress(bench.platform, other, id, { name: '贼' })).rejects.toThrow('address_not_found')
  await expect(removeAddress(bench.platform, other, id)).rejects.toThrow('address_not_found')
  expect(await getAddress(bench.platform, owner, id)).toMatchObject({ name: '张三', isDefault: true })
})

test('the limit holds when the last place is raced for', async () => {
  const max = policy.addressesMax.value
  for (let count = 0; count < max - 1; count++) await add()
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => add({ isDefault: true })))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({
    reason: { code: 'address_limit' },
  })
  expect(await listAddresses(bench.platform, owner)).toHaveLength(max)
  expect(await defaults()).toHaveLength(1)
})

test('whatever is done at once, an owner with addresses has exactly one default', async () => {
  const ids = (await Promise.all([1, 2, 3, 4, 5, 6].map(() => add()))).map(({ id }) => id)
  expect(await defaults()).toHaveLength(1)
  await Promise.allSettled([
    ...ids.map((id) => changeAddress(bench.platform, owner, id, { isDefault: true })),
    ...ids.slice(0, 3).map((id) => removeAddress(bench.platform, owner, id)),
    ...ids.slice(2, 5).map((id) => changeAddress(bench.platform, owner, id, { isDefault: false })),
    add({ isDefault: true }),
  ])
  expect(await listAddresses(bench.platform, owner)).toHaveLength(4)
  expect(await defaults()).toHaveLength(1)
})
