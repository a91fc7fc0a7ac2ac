/** What others see of a nickname: its first letter, `张**`. */
export const maskName = (nickname: string): string => `${[...nickname.trim()][0] ?? '渝'}**`

export const ANONYMOUS_NAME = '匿名用户'
