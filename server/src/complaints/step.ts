import type { StepInput } from '@yuxiang/shared/api/complaint-desk'
import type { Db } from '../platform/db/index.ts'
import type { Acting } from './consequences.ts'
import type { CaseRow } from './find-case.ts'
import type { Act } from './move-case.ts'

/** What an officer's step needs. */
export interface Step<Input extends StepInput = StepInput> {
  tx: Db
  acting: Acting
  row: CaseRow
  officerId: string
  input: Input
}

/** What every step writes. */
export const written = ({
  acting,
  officerId,
  input,
}: Step): Pick<Act, 'by' | 'at' | 'opinion' | 'files'> => ({
  by: { userId: officerId, as: 'officer' },
  at: acting.platform.clock(),
  opinion: input.opinion,
  files: input.files,
})

/** The input of one kind of step. */
export type InputOf<Event extends 'refuse' | 'terminate' | 'transfer' | 'announcePenalty' | 'penalise'> =
  Extract<StepInput, { event: Event }>
