import type { BulletinState } from '@yuxiang/shared/states/bulletin'

/** How the mark of a state looks. */
export const bulletinTones: Record<BulletinState, 'citrus' | 'green' | 'plain'> = {
  draft: 'citrus',
  published: 'green',
  withdrawn: 'plain',
}
