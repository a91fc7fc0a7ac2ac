import type { Notice } from '@yuxiang/shared/api/certification'

/** How a notice stands, in a word. */
export function noticeTag({ state, workingDaysLeft }: Notice): {
  text: string
  tone: 'green' | 'citrus' | 'plain' | 'vermilion'
} {
  if (state === 'running') return { text: `还有 ${workingDaysLeft} 个工作日`, tone: 'citrus' }
  if (state === 'published') return { text: '已发布认定', tone: 'green' }
  return state === 'refused' ? { text: '不予认定', tone: 'vermilion' } : { text: '公示已结束', tone: 'plain' }
}
