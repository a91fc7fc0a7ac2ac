export * from './elements'
export type { TouchPoint } from './types'
