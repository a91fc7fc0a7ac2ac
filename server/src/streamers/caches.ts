import { keptPages } from '../platform/kept-pages.ts'

/** Lists of the register as everybody sees them: forgotten with every change of it. */
export const { answer: keptRegister, changed: registerChanged } = keptPages('streamers_changed')
