import {
  type AlertState,
  openAlertsShown,
  type SampleResult,
  type Severity,
} from '@yuxiang/shared/supervision/alerts'
import type { CreditLevel } from '@yuxiang/shared/supervision/credit'
import type { AppealState, MeasureState } from '@yuxiang/shared/supervision/measures'
import { chinaDateTime, chinaDay } from './china-time'

type Tone = 'green' | 'citrus' | 'vermilion' | 'plain'

export const severityTones: Record<Severity, Tone> = {
  minor: 'plain',
  middling: 'citrus',
  serious: 'vermilion',
}
export const alertTones: Record<AlertState, Tone> = {
  open: 'citrus',
  dismissed: 'plain',
  warned: 'vermilion',
  caseOpened: 'vermilion',
}
export const levelTones: Record<CreditLevel, Tone> = {
  good: 'green',
  fair: 'plain',
  poor: 'citrus',
  bad: 'vermilion',
}
export const measureTones: Record<MeasureState, Tone> = {
  planned: 'citrus',
  running: 'vermilion',
  ended: 'plain',
  lifted: 'plain',
}
export const appealTones: Record<AppealState, Tone> = { open: 'citrus', upheld: 'green', rejected: 'plain' }
export const sampleTones: Record<SampleResult, Tone> = {
  waiting: 'citrus',
  passed: 'green',
  failed: 'vermilion',
}

/** Open alerts of a merchant, counted up to a cap. */
export const alertsWords = (open: number): string =>
  open > openAlertsShown ? `${openAlertsShown} 条以上` : open > 0 ? `${open} 条` : '无'

/** 2026 年 11 月 26 日 起，至 2027 年 1 月 1 日 12:00 */
export function measureTimes({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }): string {
  const from = chinaDay(chinaDateTime(startsAt).slice(0, 10))
  if (endsAt === null) return `${from}起，未定期限`
  const [day = '', time = ''] = chinaDateTime(endsAt).split(' ')
  return `${from}至 ${chinaDay(day)}${time === '00:00' ? '' : ` ${time}`}`
}
