import type { FlashOfficeSession, FlashSessionInput } from '@yuxiang/shared/api/flash-office'
import type { FieldErrors } from '@/services/field-errors'
import type { PickedSku } from '@/workbench/sku-sheet'
import { instantOf, momentOf } from '../../../workbench/china-moment.ts'
import { readCount, readFen, yuanInput } from '../../../workbench/read-number.ts'
import { note } from '../shared/offer-draft.ts'

/** A thing for sale as it is typed. */
export interface FlashItemDraft extends PickedSku {
  points: string
  money: string
  stock: string
  limit: string
}

/** A session as it is typed. */
export interface FlashDraft {
  title: string
  startsAt: string
  endsAt: string
  eligibility: FlashSessionInput['eligibility']
  items: FlashItemDraft[]
}

const pointsMax = 1_000_000
const stockMax = 100_000
const limitMax = 99
const moneyMaxFen = 100_000_000

export const newItem = (sku: PickedSku): FlashItemDraft => ({
  ...sku,
  points: '',
  money: '',
  stock: '',
  limit: '1',
})

/** A stored draft as the form has it. */
export const draftOf = ({ title, startsAt, endsAt, eligibility, items }: FlashOfficeSession): FlashDraft => ({
  title,
  startsAt: momentOf(startsAt),
  endsAt: momentOf(endsAt),
  eligibility,
  items: items.map(({ skuId, name, skuName, imageUrl, originalFen, ...item }) => ({
    skuId,
    name,
    skuName,
    imageUrl,
    priceFen: originalFen,
    points: String(item.points),
    money: item.priceFen > 0 ? yuanInput(item.priceFen) : '',
    stock: String(item.stockTotal),
    limit: String(item.limit),
  })),
})

/** The call's body as the form says it, or what is wrong with which field. */
export function readFlash(draft: FlashDraft): { body?: FlashSessionInput; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const title = draft.title.trim()
  if (title.length < 2) errors.title = '请填写场次名称'
  const [startsAt, endsAt] = [instantOf(draft.startsAt), instantOf(draft.endsAt)]
  if (!startsAt) errors.startsAt = '请选择时间'
  if (!endsAt) errors.endsAt = '请选择时间'
  else if (startsAt && Date.parse(endsAt) <= Date.parse(startsAt)) errors.endsAt = '应晚于开始的时间'
  if (draft.items.length === 0) errors.items = '请至少添加一件商品'
  const items = draft.items.map((item, at) => readItem(item, `items.${at}`, errors))
  if (!startsAt || !endsAt || Object.keys(errors).length > 0) return { errors }
  return { body: { title, startsAt, endsAt, eligibility: draft.eligibility, items }, errors }
}

function readItem(
  { skuId, priceFen: shopFen, ...typed }: FlashItemDraft,
  path: string,
  errors: FieldErrors,
): FlashSessionInput['items'][number] {
  const points = note(readCount(typed.points, pointsMax), `${path}.points`, errors) ?? 0
  const money = typed.money.trim() === '' ? { value: 0 } : readFen(typed.money, moneyMaxFen)
  const priceFen = note(money, `${path}.priceFen`, errors) ?? 0
  const stockTotal = note(readCount(typed.stock, stockMax), `${path}.stockTotal`, errors) ?? 0
  const limit = note(readCount(typed.limit, limitMax), `${path}.limit`, errors) ?? 0
  // A point is worth what it deducts at checkout: a fen.
  if (points + priceFen > shopFen) errors[`${path}.points`] ??= '积分与现金合计高于商品售价'
  return { skuId, points, priceFen, stockTotal, limit }
}
