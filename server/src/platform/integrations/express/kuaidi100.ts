import { createHash } from 'node:crypto'
import { carrierOf } from '@yuxiang/shared/carriers'
import { z } from 'zod'
import { parseChinaDateTime } from '../china-time.ts'
import { OutsideUnavailableError } from '../errors.ts'
import { outsideCall, parseAnswer } from '../outside-call.ts'
import { ExpressError, type ExpressTracker, type TrackEvent } from './tracker.ts'

export interface Kuaidi100Config {
  /** `https://poll.kuaidi100.com`, or where the emulator speaks as it; may have a path. */
  baseUrl: string
  customer: string
  key: string
  timeoutMs: number
}

const QueryAnswer = z.looseObject({
  result: z.boolean().optional(),
  returnCode: z.string().optional(),
  message: z.string().default(''),
  data: z.array(z.looseObject({ time: z.string(), context: z.string() })).default([]),
})

/** 查询无结果: the parcel has not been scanned yet. */
const NOTHING_YET = '500'

/** Kuaidi100's real-time query (实时快递查询); each costs money, so callers keep answers for some minutes. */
export function createKuaidi100(config: Kuaidi100Config): ExpressTracker {
  const url = `${config.baseUrl.replace(/\/+$/, '')}/poll/query.do`
  return {
    async track({ carrier, trackingNo, phone }) {
      const known = carrierOf(carrier)
      if (!known) throw new ExpressError('carrier_unknown', carrier)
      const param = JSON.stringify({ com: known.kuaidi100, num: trackingNo, phone, resultv2: '4' })
      const body = new URLSearchParams({ customer: config.customer, sign: signOf(config, param), param })
      const { status, bytes } = await outsideCall(
        'express',
        url,
        { method: 'POST', body },
        { timeoutMs: config.timeoutMs },
      )
      if (status !== 200) throw new OutsideUnavailableError('express', `answered ${status}`)
      const answer = parseAnswer('express', QueryAnswer, bytes)
      if (answer.result === false && answer.returnCode === NOTHING_YET) return []
      if (answer.result === false) throw new ExpressError(answer.returnCode ?? 'unknown', answer.message)
      return answer.data.map(eventOf).sort((left, right) => right.at.getTime() - left.at.getTime())
    },
  }
}

/** MD5 is the protocol's, not our choice. */
const signOf = ({ key, customer }: Kuaidi100Config, param: string): string =>
  createHash('md5').update(`${param}${key}${customer}`).digest('hex').toUpperCase()

function eventOf(entry: { time: string; context: string }): TrackEvent {
  const at = parseChinaDateTime(entry.time)
  if (!at) throw new OutsideUnavailableError('express', 'an event has no readable time')
  return { at, text: entry.context }
}
