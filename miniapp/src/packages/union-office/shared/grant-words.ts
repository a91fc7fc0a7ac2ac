import type { Grant } from '@yuxiang/shared/api/union-grants'

/** How a grant stands, for its tag. */
export function grantState(
  { state, validFrom }: Pick<Grant, 'state' | 'validFrom'>,
  today: string,
): { text: string; tone: 'green' | 'citrus' | 'plain' } {
  if (state === 'withdrawn') return { text: '已收回', tone: 'plain' }
  if (state === 'expired') return { text: '已到期', tone: 'plain' }
  return validFrom > today ? { text: '未开始', tone: 'citrus' } : { text: '可使用', tone: 'green' }
}
