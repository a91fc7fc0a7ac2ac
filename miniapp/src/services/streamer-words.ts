import type { StreamerState } from '@yuxiang/shared/states/streamer'
import { type RegisterKind, registerUnits } from '@yuxiang/shared/streamers/words'
import { countText } from './certification-words'

/** How the state of a streamer looks. */
export const streamerTones: Record<StreamerState, 'green' | 'citrus' | 'vermilion' | 'plain'> = {
  proposed: 'citrus',
  refused: 'vermilion',
  registered: 'green',
  struckOff: 'plain',
}

/** `12 名`, `10,000 名`, `3 个` */
export const registerText = (kind: RegisterKind, count: number): string =>
  `${countText(count)} ${registerUnits[kind]}`
