import { createHash } from 'node:crypto'

/** Kuaidi100's `state`: 0 on the way, 1 collected, 3 signed for, 5 out for delivery. */
type ParcelState = '0' | '1' | '3' | '5'

export type ParcelEvent = { at: number; state: ParcelState; status: string; context: string }

const COUNTIES = [
  '奉节县',
  '巫山县',
  '城口县',
  '石柱县',
  '涪陵区',
  '秀山县',
  '酉阳县',
  '武隆区',
  '云阳县',
  '巫溪县',
]
const COURIERS = ['李师傅', '冉师傅', '谭师傅', '向师傅', '田师傅', '罗师傅']

const pick = (choices: string[], byte: number) => choices[byte % choices.length] ?? ''

/**
 * The whole journey of a parcel, oldest first; the same number always tells the same story. `hourMs` is how long an
 * hour of the journey takes.
 */
export function parcelTimeline(input: {
  carrier: string
  trackingNo: string
  destination: string
  collectedAt: number
  hourMs: number
}): ParcelEvent[] {
  const seed = createHash('sha256').update(`${input.carrier} ${input.trackingNo}`).digest()
  const [first = 0, second = 0, third = 0] = seed
  const county = pick(COUNTIES, first)
  const courier = `${pick(COURIERS, second)}（13${String(800000000 + third * 3917)}）`
  const station = `${input.destination}营业点`
  const event = (hours: number, state: ParcelState, status: string, context: string): ParcelEvent => ({
    at: input.collectedAt + Math.round(hours * input.hourMs),
    state,
    status,
    context,
  })
  return [
    event(0, '1', '揽收', `【重庆市${county}】您的快件已由${county}营业点揽收`),
    event(2.5, '0', '在途', `【重庆市${county}】快件已从${county}营业点发出，下一站【重庆转运中心】`),
    event(8, '0', '在途', '【重庆市】快件已到达【重庆转运中心】，正在分拣'),
    event(10.5, '0', '在途', `【重庆市】快件已从【重庆转运中心】发出，下一站【${station}】`),
    event(21, '0', '在途', `【${input.destination}】快件已到达【${station}】`),
    event(23, '5', '派件', `【${input.destination}】快件正在派送，派件员：${courier}`),
    event(27, '3', '签收', `【${input.destination}】快件已签收，签收人：本人。感谢使用，期待再次为您服务`),
  ]
}
