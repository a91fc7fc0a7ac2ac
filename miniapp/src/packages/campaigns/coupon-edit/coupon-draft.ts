import type { CouponBatch, CouponBatchInput } from '@yuxiang/shared/api/campaigns'
import type { FieldErrors } from '@/services/field-errors'
import { instantOf, momentOf } from '../../../workbench/china-moment.ts'
import { readCount } from '../../../workbench/read-number.ts'
import { emptyOffer, note, type OfferDraft, offerDraft, readOffer } from '../shared/offer-draft.ts'

/** A coupon batch as it is typed. */
export interface CouponDraft {
  name: string
  merchantId: string | null
  offer: OfferDraft
  channel: CouponBatchInput['channel']
  total: string
  perPersonLimit: string
  claimFrom: string
  claimTo: string
  usableFrom: string
  usableTo: string
}

const totalMax = 1_000_000
const perPersonMax = 100

export const emptyCoupon = (merchantId: string | null, from: string, to: string): CouponDraft => ({
  name: '',
  merchantId,
  offer: emptyOffer(),
  channel: 'center',
  total: '',
  perPersonLimit: '1',
  claimFrom: from,
  claimTo: to,
  usableFrom: from,
  usableTo: to,
})

/** A saved batch in the form. A coupon gives no goods along, so nothing asks for SKUs. */
export const couponDraft = (batch: CouponBatch, nameOf: (id: string) => string): CouponDraft => ({
  name: batch.name,
  merchantId: batch.merchantId,
  offer: offerDraft(batch, (skuId) => ({ skuId, name: '', skuName: '', imageUrl: '', priceFen: 0 }), nameOf),
  channel: batch.channel,
  total: String(batch.total),
  perPersonLimit: String(batch.perPersonLimit),
  claimFrom: momentOf(batch.claimFrom),
  claimTo: momentOf(batch.claimTo),
  usableFrom: momentOf(batch.usableFrom),
  usableTo: momentOf(batch.usableTo),
})

const times = ['claimFrom', 'claimTo', 'usableFrom', 'usableTo'] as const

/** The call's body as the form says it, or what is wrong with which field. */
export function readCoupon(draft: CouponDraft): { body?: CouponBatchInput; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const name = draft.name.trim()
  if (name.length < 2) errors.name = '请填写名称'
  const offer = readOffer(draft.offer, '', errors)
  const total = note(readCount(draft.total, totalMax), 'total', errors)
  const perPersonLimit = note(readCount(draft.perPersonLimit, perPersonMax), 'perPersonLimit', errors)
  if (total !== undefined && perPersonLimit !== undefined && perPersonLimit > total)
    errors.perPersonLimit = '不能超过总张数'
  const [claimFrom, claimTo, usableFrom, usableTo] = times.map((time) => instantOf(draft[time]))
  for (const time of times) if (!instantOf(draft[time])) errors[time] = '请选择时间'
  if (notAfter(claimFrom, claimTo)) errors.claimTo = '应晚于开始领取的时间'
  if (notAfter(usableFrom, usableTo)) errors.usableTo = '应晚于开始使用的时间'
  else if (claimTo && usableTo && Date.parse(usableTo) < Date.parse(claimTo))
    errors.usableTo = '应不早于领取截止的时间'
  if (!offer || total === undefined || perPersonLimit === undefined) return { errors }
  if (!claimFrom || !claimTo || !usableFrom || !usableTo || Object.keys(errors).length > 0) return { errors }
  const { merchantId, channel } = draft
  return {
    body: {
      name,
      merchantId,
      ...offer,
      channel,
      total,
      perPersonLimit,
      claimFrom,
      claimTo,
      usableFrom,
      usableTo,
    },
    errors,
  }
}

const notAfter = (from: string | undefined, to: string | undefined) =>
  from !== undefined && to !== undefined && Date.parse(to) <= Date.parse(from)
