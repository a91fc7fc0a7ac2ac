import { policy } from './policy.ts'

const HOURS = { 小时: 1, 天: 24, 日: 24 } as const
/** `48小时发货`, `24 小时内发出`, `付款后3天内发货`: as listings say it. */
const PROMISE = /(\d{1,3})\s*(小时|天|日)(?:之?内)?\s*发(?:货|出)/

/** Within how many hours a listing promises to ship, by its 服务承诺; null when it says nothing of it. */
function promisedHours(servicePromises: readonly string[]): number | null {
  const hours = servicePromises.flatMap((text) => {
    const [, count, unit] = PROMISE.exec(text) ?? []
    const promised = Number(count) * HOURS[unit as keyof typeof HOURS]
    return promised > 0 ? [Math.min(promised, policy.shippingPromiseMax.value)] : []
  })
  return hours.length > 0 ? Math.min(...hours) : null
}

/**
 * Within how many hours after payment an order of such goods is to be sent. It goes as one parcel: what takes longest
 * decides.
 */
export const shippingHoursOf = (goods: readonly { servicePromises: readonly string[] }[]): number =>
  Math.max(
    ...goods.map(({ servicePromises }) => promisedHours(servicePromises) ?? policy.shippingDeadline.value),
  )
