import type { ImportError } from '@yuxiang/shared/api/goods'
import { type LivePlatform, livePlatformNames, livePlatforms } from '@yuxiang/shared/live/platforms'
import { type StreamerKind, streamerKindNames, streamerKinds } from '@yuxiang/shared/streamers/words'
import { Refusal } from '../platform/http/refusal.ts'
import { dayOfCell, type Sheet } from '../platform/sheets/index.ts'
import type { RosterRow } from './import-tables.ts'
import { rosterColumns } from './roster-sheet.ts'

type Field = keyof typeof rosterColumns
const fields = Object.keys(rosterColumns) as Field[]
const optional: readonly Field[] = ['phone', 'certifiedBy', 'intro', 'team', 'base']

/** What the names in a roster may mean. */
export interface RosterNames {
  today: string
  /** Codes by the county's name; those that the writer may not enter for are missing. */
  counties: ReadonlyMap<string, string>
  /** Ids by `<county code> <name>`. */
  teams: ReadonlyMap<string, string>
  bases: ReadonlyMap<string, string>
  /** `<county code> <name>` of streamers that are there already. */
  known: ReadonlySet<string>
  /** `<platform> <account>` of theirs. */
  accounts: ReadonlySet<string>
  seal(phone: string): string
}

type Wrong = (field: Field, message: string) => void

/** Every row of a roster, and each that can't be written with the reason. Refuses with `sheet_unreadable` what is none. */
export function checkRoster(
  sheet: Sheet,
  names: RosterNames,
): { rowCount: number; rows: RosterRow[]; errors: ImportError[] } {
  const columns = columnsOf(sheet)
  const errors: ImportError[] = []
  const reject = (row: number, field: Field | null, message: string) =>
    errors.push({ row: row + 1, column: field ? rosterColumns[field] : '', message })
  const spoilt = new Set([...sheet.mergedRows, ...sheet.formulas.map(({ row }) => row)])
  const taken = { names: new Set(names.known), accounts: new Set(names.accounts) }
  const rows: RosterRow[] = []
  let rowCount = 0
  for (const [row, cells] of sheet.rows.entries()) {
    if (row === 0 || cells.every((cell) => cell === '')) continue
    rowCount++
    if (spoilt.has(row)) {
      reject(row, null, '有合并的单元格或公式，请改为一行一格的数值')
      continue
    }
    const before = errors.length
    const wrong: Wrong = (field, message) => reject(row, field, message)
    const parsed = parse((field) => cells[columns[field]]?.trim() ?? '', names, wrong)
    refuseTwins(parsed, taken, wrong)
    if (errors.length === before) rows.push({ row: row + 1, ...parsed })
  }
  if (rowCount === 0) throw new Refusal('sheet_unreadable', { detail: '表格中没有主播' })
  return { rowCount, rows, errors }
}

function columnsOf({ rows: [heading = []] }: Sheet): Record<Field, number> {
  const columns = Object.fromEntries(
    fields.map((field) => [field, heading.indexOf(rosterColumns[field])]),
  ) as Record<Field, number>
  const missing = fields.filter((field) => columns[field] < 0 && !optional.includes(field))
  if (missing.length > 0) {
    const words = missing.map((field) => `“${rosterColumns[field]}”`).join('、')
    throw new Refusal('sheet_unreadable', { detail: `第一行缺少表头 ${words}，请使用下载的模板` })
  }
  return columns
}

/** A name or an account of the register, or of a row above. */
function refuseTwins(
  { countyCode, name, accounts }: Omit<RosterRow, 'row'>,
  taken: { names: Set<string>; accounts: Set<string> },
  wrong: Wrong,
): void {
  const key = `${countyCode} ${name}`
  if (taken.names.has(key)) wrong('name', '本区县已有同名主播，或表中重复')
  taken.names.add(key)
  for (const { platform, accountId } of accounts) {
    const account = `${platform} ${accountId}`
    if (taken.accounts.has(account)) wrong('accountId', '这个账号已登记给别的主播，或表中重复')
    taken.accounts.add(account)
  }
}

function parse(read: (field: Field) => string, names: RosterNames, wrong: Wrong): Omit<RosterRow, 'row'> {
  const name = read('name').replace(/\s+/gu, ' ')
  if (name.length < 2 || name.length > 30) wrong('name', '请填写 2 至 30 个字')
  const kind = keyNamed(streamerKinds, streamerKindNames, read('kind'))
  if (!kind) wrong('kind', `请填写 ${Object.values(streamerKindNames).join('、')}`)
  const county = read('county')
  const countyCode = names.counties.get(county) ?? ''
  if (!countyCode) wrong('county', '没有这个区县，或不是您负责的区县')
  const led = (field: 'team' | 'base', known: ReadonlyMap<string, string>) => {
    const words = read(field)
    const id = words === '' ? null : (known.get(`${countyCode} ${words}`) ?? null)
    if (words !== '' && id === null) wrong(field, '名册里没有，请先登记')
    return id
  }
  const [teamId, baseId] = [led('team', names.teams), led('base', names.bases)]
  const registeredOn = dayOfCell(read('registeredOn')) ?? ''
  if (registeredOn === '' || registeredOn > names.today) wrong('registeredOn', '请填写不晚于今天的日期')
  const consent = read('isPublic')
  if (consent !== '是' && consent !== '否') wrong('isPublic', '请填写 是 或 否')
  const phone = read('phone')
  if (phone !== '' && !/^1[3-9]\d{9}$/.test(phone)) wrong('phone', '请填写 11 位手机号')
  const [certifiedBy, intro] = [read('certifiedBy'), read('intro')]
  if (certifiedBy.length > 40) wrong('certifiedBy', '最多 40 个字')
  if (intro.length > 300) wrong('intro', '最多 300 个字')
  return {
    ...{ name, kind: kind ?? 'farmer', county, countyCode, teamId, baseId, intro, certifiedBy, registeredOn },
    isPublic: consent === '是',
    phoneEncrypted: phone === '' ? null : names.seal(phone),
    accounts: accountIn(read, wrong),
  }
}

function accountIn(read: (field: Field) => string, wrong: Wrong): RosterRow['accounts'] {
  const [platformName, name, accountId] = [read('platform'), read('accountName'), read('accountId')]
  if (platformName === '' && name === '' && accountId === '') return []
  const platform: LivePlatform | undefined = keyNamed(livePlatforms, livePlatformNames, platformName)
  if (!platform) wrong('platform', `请填写 ${Object.values(livePlatformNames).join('、')}`)
  if (name === '' || name.length > 30) wrong('accountName', '请填写 1 至 30 个字')
  if (!/^[\p{L}\p{N}._@-]{2,60}$/u.test(accountId)) wrong('accountId', '请填写平台上的账号，2 至 60 位')
  return platform ? [{ platform, name, accountId }] : []
}

const keyNamed = <Key extends StreamerKind | LivePlatform>(
  keys: readonly Key[],
  names: Record<Key, string>,
  words: string,
): Key | undefined => keys.find((key) => names[key] === words)
