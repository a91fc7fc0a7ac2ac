import type { TraceEventInput } from '@yuxiang/shared/api/traceability'

/** An event as it is typed. */
export interface EventDraft {
  kind: TraceEventInput['kind']
  day: string
  /** `09:30`. */
  time: string
  place: string
  text: string
  /** One reading, or several with their times: `09:30 4.2，12:00 4.5`. */
  temperatures: string
  photos: string[]
}

export const emptyEvent = (today: string): EventDraft => ({
  kind: 'harvest',
  day: today,
  time: '08:00',
  place: '',
  text: '',
  temperatures: '',
  photos: [],
})

const clock = /^(\d{1,2}):(\d{2})$/

/** China's moment of a day and a time; what is no time stays as it is, for the server to say so. */
function moment(day: string, time: string): string {
  const [, hour = '', minute = ''] = clock.exec(time.trim().replace('：', ':')) ?? []
  return hour === '' ? `${day}T${time}` : `${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`
}

/** The body that the call takes. */
export function eventBody({
  day,
  time,
  temperatures,
  ...draft
}: EventDraft): Omit<TraceEventInput, 'reportId' | 'corrects'> {
  const readings = temperatures.split(/[，,；;、]/).filter((reading) => reading.trim() !== '')
  return {
    ...draft,
    at: moment(day, time),
    temperatures: readings.map((reading) => {
      const parts = reading.replace(/℃|°C/gi, '').trim().split(/\s+/)
      const at = parts.length > 1 ? (parts[0] ?? time) : time
      return { at: moment(day, at), celsiusTenths: tenths(parts[parts.length - 1] ?? '') }
    }),
  }
}

/** `4.2` → 42, without a float between; what is no temperature is NaN, which the server refuses. */
function tenths(text: string): number {
  const found = /^([-−]?)(\d{1,3})(?:\.(\d))?$/.exec(text)
  if (!found) return Number.NaN
  const [, sign = '', whole = '0', part = '0'] = found
  return (sign === '' ? 1 : -1) * (Number(whole) * 10 + Number(part))
}
