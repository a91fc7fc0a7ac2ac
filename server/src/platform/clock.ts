/** The current moment. Passed in everywhere, so that tests own time. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

const shanghaiDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** The calendar day in Asia/Shanghai as `YYYY-MM-DD`. */
export const dayInShanghai = (at: Date): string => shanghaiDate.format(at)

/** A number of its own for each day in Asia/Shanghai, for what asks often: China knows no summer time. */
export const dayNumberInShanghai = (at: Date): number => Math.floor((at.getTime() + 28_800_000) / 86_400_000)
