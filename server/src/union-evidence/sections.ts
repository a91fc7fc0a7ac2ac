/** Text, a count, fen, or nothing. */
export type Cell = string | number | null

export interface Column {
  title: string
  /** How a cell is written; `signature` is left empty for a pen. */
  kind: 'text' | 'count' | 'fen' | 'signature'
  /** In characters; on paper the columns share the page's width by it. */
  width: number
  /** Whether the last row adds it up. */
  isSummed?: true
}

export interface Section {
  title: string
  columns: readonly Column[]
}

const text = (title: string, width: number): Column => ({ title, kind: 'text', width })
const count = (title: string, width = 8): Column => ({ title, kind: 'count', width, isSummed: true })
const fen = (title: string, width = 13): Column => ({ title, kind: 'fen', width, isSummed: true })

/** The tables of the papers, in their order. */
export const sections = {
  members: {
    title: '会员发放签收表',
    columns: [
      text('分组', 14),
      text('姓名', 10),
      text('手机号', 13),
      text('发放名称', 18),
      fen('发放金额'),
      fen('已支付'),
      fen('已退款'),
      fen('退回工会'),
      fen('余额'),
      count('订单数'),
      text('签收日期与方式', 28),
      { title: '签名', kind: 'signature', width: 16 },
    ],
  },
  distributions: {
    title: '集体采购签收表',
    columns: [
      text('采购名称', 20),
      text('分组', 14),
      text('姓名', 10),
      text('手机号', 13),
      text('物品', 40),
      text('签收日期', 12),
      text('签收方式', 12),
      { title: '签名', kind: 'signature', width: 16 },
    ],
  },
  orders: {
    title: '订单明细',
    columns: [
      text('订单号', 20),
      text('支付日期', 12),
      text('经费来源', 18),
      text('会员', 10),
      text('商家', 20),
      text('商品', 30),
      text('区县', 10),
      text('认定证书编号', 20),
      { title: '数量', kind: 'count', width: 7 },
      fen('工会经费支付', 14),
      fen('退款', 12),
      text('状态', 8),
    ],
  },
  merchants: {
    title: '商家汇总',
    columns: [text('商家', 40), count('订单数'), fen('工会经费支付'), fen('退款'), fen('净支付')],
  },
  invoices: {
    title: '发票登记',
    columns: [
      text('订单号', 22),
      text('商家', 30),
      fen('发票金额'),
      fen('本表经费净支付', 15),
      fen('开票后退款'),
      text('状态', 10),
      text('发票号码', 24),
      text('开票日期', 12),
      text('申请日期', 12),
    ],
  },
  counties: {
    title: '区县汇总',
    columns: [text('区县', 24), count('数量'), fen('工会经费支付'), fen('退款'), fen('净支付')],
  },
  products: {
    title: '商品汇总',
    columns: [
      text('商品', 50),
      text('区县', 14),
      count('数量'),
      fen('工会经费支付'),
      fen('退款'),
      fen('净支付'),
    ],
  },
} as const satisfies Record<string, Section>

export type SectionKey = keyof typeof sections
export const sectionKeys = Object.keys(sections) as SectionKey[]

/** What the tables are about and add up to. */
export interface Cover {
  title: string
  /** Label and words. */
  facts: [label: string, words: string][]
  /** Label and fen. */
  totals: [label: string, amountFen: number][]
}

/** Everything a writer needs. `sums` has a cell for each summed column, null for the others. */
export interface Papers {
  cover: Cover
  tables: Record<SectionKey, { rows: readonly (readonly Cell[])[]; sums: readonly Cell[] }>
  madeAt: Date
}

/** Something for each section. */
export const perSection = <Item>(make: (key: SectionKey) => Item) =>
  Object.fromEntries(sectionKeys.map((key) => [key, make(key)])) as Record<SectionKey, Item>

/** The sum of one column. */
export function sumOf(sums: Record<SectionKey, Cell[]>, key: SectionKey, title: string): number {
  const index = sections[key].columns.findIndex((column) => column.title === title)
  if (index < 0) throw new Error(`${key} has no column ${title}`)
  return Number(sums[key][index] ?? 0)
}

/** Adds rows to the sums of a section's columns. */
export function addUp(key: SectionKey, sums: Cell[], rows: readonly (readonly Cell[])[]): void {
  sections[key].columns.forEach((column: Column, index) => {
    if (!column.isSummed) return
    sums[index] = rows.reduce((sum, row) => sum + Number(row[index] ?? 0), Number(sums[index] ?? 0))
  })
}
