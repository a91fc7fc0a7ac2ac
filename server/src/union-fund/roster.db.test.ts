import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseState } from '../../../test/support/database-state.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addMember, foundUnion, uploadRoster } from '../../../test/support/unions.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

const csv = (rows: readonly string[]) => new TextEncoder().encode(['姓名,手机号,分组', ...rows].join('\n'))

const membersOf = async (union: Awaited<ReturnType<typeof foundUnion>>) =>
  (await union.officer.call('GET /api/union-office/unions/{id}/members', { params: { id: union.id } })).items

test('a roster is previewed, imported whole, and imported again as an update', async () => {
  const union = await foundUnion(shop)
  const [known, gone, fresh] = [newPhone(), newPhone(), newPhone()]
  await addMember(union.officer, union.id, known)
  const left = await addMember(union.officer, union.id, gone)
  await union.officer.call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
    params: { id: union.id, memberId: left.id },
    body: { state: 'left' },
  })
  const file = csv([`李会员,${known},一科`, `李会员,${gone},一科`, `王新人,${fresh},二科`])
  const { status, body } = await uploadRoster(union.officer, union.id, file, '名册.csv')
  expect(status).toBe(201)
  expect(body).toMatchObject({
    fileName: '名册.csv',
    state: 'preview',
    rows: 3,
    added: 1,
    updated: 1,
    unchanged: 1,
    errorCount: 0,
  })
  expect(body.sample[2]).toEqual({
    row: 4,
    name: '王新人',
    phoneMasked: `137****${fresh.slice(-4)}`,
    group: '二科',
  })
  expect(await membersOf(union)).toHaveLength(2)

  const confirm = () =>
    union.officer.call('POST /api/union-office/roster-imports/{id}/confirm', { params: { id: body.id } })
  const imported = await confirm()
  expect(imported).toMatchObject({ state: 'imported', added: 1, sample: [] })
  expect(await confirm()).toEqual(imported)
  expect((await membersOf(union)).map(({ group, state }) => [group, state])).toEqual([
    ['一科', 'active'],
    ['一科', 'active'],
    ['二科', 'active'],
  ])

  const again = await uploadRoster(union.officer, union.id, file)
  expect(again.body).toMatchObject({ added: 0, updated: 0, unchanged: 3 })
  const sheet = await writeXlsx({
    sheets: [
      {
        name: '名册',
        rows: [
          ['姓名', '手机号', '部门'],
          ['王更名', Number(fresh), '三科'],
        ],
      },
    ],
  })
  const changed = await uploadRoster(union.officer, union.id, new Uint8Array(sheet))
  expect(changed.body).toMatchObject({ added: 0, updated: 1, unchanged: 0 })
  await union.officer.call('POST /api/union-office/roster-imports/{id}/confirm', {
    params: { id: changed.body.id },
  })
  expect((await membersOf(union)).at(-1)).toMatchObject({ name: '王更名', group: '三科' })
  const { sql } = shop.server.platform.database
  expect((await sql`select from roster_imports where rows_encrypted is not null`).count).toBe(1)
})

test('one wrong row and nothing is imported; a roster that changed meanwhile is uploaded anew', async () => {
  const union = await foundUnion(shop)
  const confirm = (id: string) =>
    union.officer.refused('POST /api/union-office/roster-imports/{id}/confirm', { params: { id } })
  const phone = newPhone()
  const wrong = await uploadRoster(
    union.officer,
    union.id,
    csv([`张三,${phone},`, `李四,${phone},`, '王五,12,']),
  )
  expect(wrong.body).toMatchObject({ rows: 3, added: 1, errorCount: 2 })
  expect(wrong.body.errors.map((error) => error.row)).toEqual([3, 4])
  expect(await confirm(wrong.body.id)).toMatchObject({ status: 422, code: 'roster_has_errors' })

  const right = await uploadRoster(union.officer, union.id, csv([`张三,${phone},`]))
  await addMember(union.officer, union.id, phone)
  expect(await confirm(right.body.id)).toMatchObject({ status: 409, code: 'roster_outdated' })
  expect((await membersOf(union)).map((member) => member.name)).toEqual(['李会员'])
})

test('formulas, merged cells, duplicates and wrong phones are named by row, and the roster stays as it is', async () => {
  const phone = newPhone()
  const union = await foundUnion(shop, { memberPhones: [phone] })
  const sheet = await writeXlsx({
    sheets: [
      {
        name: '名册',
        rows: [
          ['姓名', '手机号', '分组'],
          ['李会员', phone, '二科'],
          ['张三', newPhone(), '一科'],
          ['李四', newPhone(), ''],
          ['王五', '', '二科'],
          ['赵六', phone, '二科'],
          ['周八', '12345678901', '二科'],
        ],
        cells: new Map([['4,1', { formula: 'B3+1', formulaResult: '13800000004', type: 'formula' }]]),
        merges: [{ startRow: 2, endRow: 3, startCol: 2, endCol: 2 }],
      },
    ],
  })
  const { roster_imports: _, ...before } = await databaseState(shop)
  const { status, body } = await uploadRoster(union.officer, union.id, new Uint8Array(sheet))
  expect(status).toBe(201)
  expect(body).toMatchObject({ rows: 6, added: 0, updated: 1, errorCount: 5 })
  expect(body.errors.map(({ row, column, message }) => [row, column, message.slice(0, 7)])).toEqual([
    [3, '', '有合并的单元格'],
    [4, '', '有合并的单元格'],
    [5, '手机号', '是公式，请改为'],
    [6, '手机号', '与第 2 行的'],
    [7, '手机号', '请输入 11 '],
  ])
  const refused = await union.officer.refused('POST /api/union-office/roster-imports/{id}/confirm', {
    params: { id: body.id },
  })
  expect(refused).toMatchObject({ status: 422, code: 'roster_has_errors' })
  const { roster_imports: __, ...after } = await databaseState(shop)
  expect(after).toEqual(before)
})

test('too many rows, no roster at all and no file are refused by name; so is somebody else’s union', async () => {
  const union = await foundUnion(shop)
  const codeOf = async (bytes: Uint8Array<ArrayBuffer>, unionId = union.id) => {
    const { status, body } = await uploadRoster(union.officer, unionId, bytes)
    return [status, body.code]
  }
  const many = Array.from({ length: 50_000 }, (_, index) => `张三,138${String(index).padStart(8, '0')},`)
  const before = await databaseState(shop)
  expect(await codeOf(csv(many))).toEqual([422, 'roster_too_long'])
  const sheet = await writeXlsx({
    sheets: [{ name: '名册', rows: ['姓名,手机号,分组', ...many].map((line) => line.split(',')) }],
  })
  expect(await codeOf(new Uint8Array(sheet))).toEqual([422, 'roster_too_long'])
  expect(await codeOf(new Uint8Array(1_000))).toEqual([422, 'roster_unreadable'])
  expect(await codeOf(new Uint8Array(9 * 1024 * 1024))).toEqual([413, 'file_too_large'])
  expect(await codeOf(csv(['张三,13800000001,']), randomUUID())).toEqual([404, 'union_not_found'])
  expect(await databaseState(shop)).toEqual(before)

  const other = await foundUnion(shop)
  const preview = await uploadRoster(other.officer, other.id, csv([`张三,${newPhone()},`]))
  const stolen = union.officer.refused('POST /api/union-office/roster-imports/{id}/confirm', {
    params: { id: preview.body.id },
  })
  expect(await stolen).toMatchObject({ status: 404, code: 'not_found' })
  expect(await codeOf(csv(['张三,13800000001,']), other.id)).toEqual([404, 'union_not_found'])
})

test('20,000 members are imported in one go, and found by name and by the end of the phone', async () => {
  const union = await foundUnion(shop)
  const rows = Array.from(
    { length: 20_000 },
    (_, index) => `会员${index},139${String(index).padStart(8, '0')},甲组`,
  )
  const started = performance.now()
  const preview = await uploadRoster(union.officer, union.id, csv(rows))
  expect(preview.body).toMatchObject({ rows: 20_000, added: 20_000, errorCount: 0 })
  const previewed = performance.now()
  await union.officer.call('POST /api/union-office/roster-imports/{id}/confirm', {
    params: { id: preview.body.id },
  })
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  console.info(
    `20,000 rows: preview ${seconds(previewed - started)} s, import ${seconds(performance.now() - previewed)} s`,
  )
  const found = await union.officer.call('GET /api/union-office/unions/{id}/members', {
    params: { id: union.id },
    query: { q: '会员12345' },
  })
  expect(found).toMatchObject({ total: 1, items: [{ name: '会员12345', phoneMasked: '139****2345' }] })
  const byPhone = await union.officer.call('GET /api/union-office/unions/{id}/members', {
    params: { id: union.id },
    query: { q: '00019999' },
  })
  expect(byPhone.items.map((member) => member.name)).toEqual(['会员19999'])
})
