import type { Machine } from './machine.ts'

export const bulletinStates = ['draft', 'published', 'withdrawn'] as const
export type BulletinState = (typeof bulletinStates)[number]

/** publish: numbered and told to all counties, immutable from then on · withdraw: superseded by another, or by hand. */
export type BulletinEvent = 'publish' | 'withdraw'

export const bulletinMachine: Machine<BulletinState, BulletinEvent> = {
  draft: { publish: 'published' },
  published: { withdraw: 'withdrawn' },
  withdrawn: {},
}

export const bulletinStateNames: Record<BulletinState, string> = {
  draft: '草稿',
  published: '已发布',
  withdrawn: '已撤回',
}

/** So many letters a bulletin's text may have. */
export const bulletinTextMax = 5_000
