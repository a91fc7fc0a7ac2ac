import type { MerchantRow } from '@yuxiang/shared/api/merchant-office'
import type { Application } from '@yuxiang/shared/api/merchants'
import {
  type ApplicationEvent,
  type ApplicationState,
  applicationEventNames,
} from '@yuxiang/shared/states/merchant-application'
import type { TimelineStep } from '@/components/StepTimeline'
import { chinaDay } from './china-time'

type Tone = 'green' | 'citrus' | 'vermilion' | 'plain'

/** How the state of an application looks. */
export const applicationTones: Record<ApplicationState, Tone> = {
  draft: 'plain',
  submitted: 'citrus',
  returned: 'vermilion',
  approved: 'green',
  refused: 'plain',
  discarded: 'plain',
}

const eventTones: Partial<Record<ApplicationEvent, NonNullable<TimelineStep['tone']>>> = {
  approve: 'green',
  return: 'vermilion',
  refuse: 'vermilion',
}

export const timelineOf = (steps: Application['steps']): TimelineStep[] =>
  steps.map(({ event, at, by, opinion }) => ({
    at,
    by,
    name: applicationEventNames[event],
    text: opinion,
    tone: eventTones[event] ?? 'plain',
  }))

/** Whether a merchant sells, in a word. */
export function saleWords({ saleStop }: Pick<MerchantRow, 'saleStop'>): { text: string; tone: Tone } {
  if (saleStop === 'suspended') return { text: '已暂停', tone: 'vermilion' }
  if (saleStop === 'licenceLapsed') return { text: '证照过期停售', tone: 'vermilion' }
  return { text: '正常', tone: 'green' }
}

/** `剩 20 天`, `已过期 3 天`, `长期` */
export function daysLeftWords(daysLeft: number | null): string {
  if (daysLeft === null) return '长期'
  if (daysLeft < 0) return `已过期 ${-daysLeft} 天`
  return daysLeft === 0 ? '今天到期' : `剩 ${daysLeft} 天`
}

/** `2022 年 1 月 1 日至 2031 年 12 月 31 日` */
export const validityWords = (validFrom: string, validTo: string | null): string =>
  `${chinaDay(validFrom)}至${validTo === null ? '长期' : ` ${chinaDay(validTo)}`}`
