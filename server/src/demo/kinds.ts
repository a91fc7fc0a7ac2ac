import { farmKinds } from './kinds/farm-kinds.ts'
import { pantryKinds } from './kinds/pantry-kinds.ts'

/** Every leaf category's defaults. */
export const kinds = { ...farmKinds, ...pantryKinds }

export type KindKey = keyof typeof kinds
