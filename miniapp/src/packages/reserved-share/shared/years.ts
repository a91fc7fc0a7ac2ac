import { mayFileOn } from '@yuxiang/shared/reserved-share/filing-dates'
import { today } from '@/services/today'

const shownYears = 3

/** This year in China. */
export const thisYear = (): number => Number(today().slice(0, 4))

/** The years that can be looked at, the newest first: the next one from the day it may be filed for. */
export function yearChoices(): { key: string; name: string }[] {
  const year = thisYear()
  const newest = mayFileOn(today(), year + 1, false) ? year + 1 : year
  return Array.from({ length: shownYears }, (_, index) => newest - index).map((one) => ({
    key: String(one),
    name: `${one} 年`,
  }))
}

/** The year that a page was opened for, else this one. */
export function askedYear(asked: string | undefined): number {
  const year = Number(asked)
  return Number.isInteger(year) && year >= 2021 && year <= 2100 ? year : thisYear()
}
