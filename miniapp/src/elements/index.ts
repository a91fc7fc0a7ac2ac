export * from './elements'
export type { TapEvent, TouchPoint } from './types'
