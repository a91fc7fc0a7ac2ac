import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { parseSheet } from '../platform/sheets/parse-sheet.ts'
import { checkRoster } from './check-roster.ts'

const heading = ['姓名', '手机号', '部门']
const utf8 = (text: string) => new TextEncoder().encode(text)
const check = async (bytes: Uint8Array) => checkRoster(await parseSheet(bytes, 20_000))

async function xlsx(rows: (string | number)[][], sheet: object = {}): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: '名册', rows: [heading, ...rows], ...sheet }] })
}

test('XLSX and CSV give the same members, whatever the order of columns, spaces and the way phones are written', async () => {
  const expected = [
    { row: 2, name: '张小渝', phone: '13800000001', group: '一科' },
    { row: 3, name: '阿依古丽·买买提', phone: '13800000002', group: '' },
  ]
  const bySheet = await check(
    await xlsx([
      ['张小渝', 13_800_000_001, ' 一科 '],
      ['阿依古丽·买买提', '+86 138-0000-0002', ''],
    ]),
  )
  expect(bySheet).toEqual({ rows: expected, errors: [] })
  const csv =
    '部门,手机号码,姓名,备注\r\n一科,138 0000 0001,"张小渝",=1+1\r\n,13800000002,阿依古丽·买买提,\r\n\r\n'
  expect(await check(utf8(csv))).toEqual({ rows: expected, errors: [] })
  expect(await check(utf8(`\uFEFF${csv}`))).toEqual({ rows: expected, errors: [] })
})

test('a CSV in GB18030 is read as what it is', async () => {
  const name = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb])
  const phone = Buffer.from([0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5])
  const zhang = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd])
  const bytes = Buffer.concat([name, utf8(','), phone, utf8('\n'), zhang, utf8(',13800000003\n')])
  expect((await check(bytes)).rows).toEqual([{ row: 2, name: '张三', phone: '13800000003', group: '' }])
})

test('every row that can’t be imported is named with its reason, and the others are not', async () => {
  const { rows, errors } = await check(
    await xlsx([
      ['张三', '13800000001', '一科'],
      ['李四', '12345', '一科'],
      ['', '13800000003', '一科'],
      ['王五', '13800000001', '二科'],
      ['欧'.repeat(21), '13800000005', '二科'],
      ['赵六', '1.38E+10', '二科'],
      ['孙\u202e七', '13800000007', '二科'],
      ['周八', '', '二科'],
    ]),
  )
  expect(rows.map((row) => row.row)).toEqual([2])
  expect(errors.map(({ row, column, message }) => [row, column, message])).toEqual([
    [3, '手机号', '请输入 11 位手机号'],
    [4, '姓名', '请填写姓名'],
    [5, '手机号', '与第 2 行的手机号重复'],
    [6, '姓名', '姓名最多 20 个字'],
    [7, '手机号', '被表格写成了科学计数，请把该列设为文本后重新填写'],
    [8, '姓名', '含有无法识别的字符'],
    [9, '手机号', '请输入 11 位手机号'],
  ])
})

test('formulas and merged cells are refused by row, in XLSX and in CSV', async () => {
  const rows = [
    ['张三', '13800000001', '一科'],
    ['李四', '13800000002', ''],
    ['王五', '13800000003', '二科'],
    ['赵六', '13800000004', '二科'],
  ]
  const sheet = await xlsx(rows, {
    cells: new Map([['4,1', { formula: 'B4+1', formulaResult: '13800000004', type: 'formula' }]]),
    merges: [{ startRow: 1, endRow: 2, startCol: 2, endCol: 2 }],
  })
  const checked = await check(sheet)
  expect(checked.rows.map((row) => row.row)).toEqual([4])
  expect(checked.errors.map(({ row, message }) => [row, message.slice(0, 6)])).toEqual([
    [2, '有合并的单元'],
    [3, '有合并的单元'],
    [5, '是公式，请改'],
  ])
  const csv = utf8(`${heading}\n=CONCAT("张","三"),13800000001,一科\n`)
  expect((await check(csv)).errors).toEqual([
    { row: 2, column: '姓名', message: '是公式，请改为文字（复制后“粘贴为数值”）' },
  ])
})

test('what is no roster is refused with what to do', async () => {
  const refused = (bytes: Uint8Array) =>
    check(bytes).catch((error) => [error.code, error.extra?.detail ?? error.message])
  expect(await refused(utf8('会员,联系\n张三,13800000001\n'))).toEqual([
    'roster_unreadable',
    '第一行应为表头，并有“姓名”和“手机号”两列',
  ])
  expect(await refused(utf8(`${heading}\n`))).toEqual(['roster_unreadable', '表格中没有会员'])
  expect(await refused(new Uint8Array())).toMatchObject(['roster_unreadable', expect.any(String)])
  expect(await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toMatchObject([
    'unreadable',
    expect.stringContaining('XLS'),
  ])
  expect(await refused(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3))).toMatchObject([
    'unreadable',
    expect.any(String),
  ])
  expect(await refused(Uint8Array.of(0xff, 0xfe, 0x00, 0x01))).toMatchObject([
    'unreadable',
    expect.any(String),
  ])
  const many = Array.from({ length: 20_001 }, (_, index) => `张三,138${String(index).padStart(8, '0')},`)
  expect(await refused(utf8([heading, ...many].join('\n')))).toMatchObject(['tooLong', expect.any(String)])
  expect((await check(utf8([heading, ...many.slice(1)].join('\n')))).rows).toHaveLength(20_000)
})

test('an archive that unpacks to more than a roster needs, or hides how much, is not unpacked', async () => {
  const bomb = await xlsx([['张三', '13800000001', '一科']])
  const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
  const entries: number[] = []
  for (let at = 0; at < bomb.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) entries.push(at)
  const first = entries[0] ?? 0
  const honest = view.getUint32(first + 24, true)
  for (const stated of [0, 41 * 1024 * 1024, 0xffffffff]) {
    view.setUint32(first + 24, stated, true)
    await expect(parseSheet(bomb, 20_000)).rejects.toMatchObject({ code: 'unreadable' })
  }
  view.setUint32(first + 24, honest, true)
  expect((await check(bomb)).rows).toHaveLength(1)
})
