/** Open on these days of the week (1 is Monday, 7 Sunday) from one time to another, in China. */
export interface OpeningSpan {
  days: readonly number[]
  /** `HH:MM` */
  from: string
  /** `HH:MM`, after `from`; `24:00` is midnight. */
  to: string
}

export interface OpeningNow {
  isOpen: boolean
  /** `20:00 闭馆`, `明天 9:00 开馆`, `全天` */
  words: string
}

const dayMs = 86_400_000
const chinaOffsetMs = 8 * 3_600_000
const weekdays = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

const short = (time: string) => time.replace(/^0/, '')
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Whether it is open at this moment and what comes next; null when its hours are not known as a table. */
export function openingAt(spans: readonly OpeningSpan[], at: Date): OpeningNow | null {
  if (spans.length === 0) return null
  const china = at.getTime() + chinaOffsetMs
  const minute = Math.floor((china % dayMs) / 60_000)
  // 1 January 1970 was a Thursday.
  const today = ((Math.floor(china / dayMs) + 3) % 7) + 1
  const todays = spans.filter(({ days }) => days.includes(today)).sort(byFrom)
  const now = todays.find(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))
  if (now) return { isOpen: true, words: isWholeDay(now) ? '全天' : `${short(now.to)} 闭馆` }
  const later = todays.find(({ from }) => minutesOf(from) > minute)
  if (later) return { isOpen: false, words: `今天 ${short(later.from)} 开馆` }
  for (let ahead = 1; ahead <= 7; ahead++) {
    const day = ((today - 1 + ahead) % 7) + 1
    const [first] = spans.filter(({ days }) => days.includes(day)).sort(byFrom)
    if (first)
      return { isOpen: false, words: `${ahead === 1 ? '明天' : weekdays[day]} ${short(first.from)} 开馆` }
  }
  return null
}

const isWholeDay = ({ from, to }: OpeningSpan) => from === '00:00' && to === '24:00'

const byFrom = (a: OpeningSpan, b: OpeningSpan) => minutesOf(a.from) - minutesOf(b.from)
