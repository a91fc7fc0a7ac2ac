import { type CaseState, type CaseTrack, caseNext, isCaseOpen, isMediated } from '../states/complaint.ts'
import type { DeadlineKind } from './words.ts'

/** What decides which acts have a place: a case as it stands. */
export interface StandingCase {
  track: CaseTrack
  state: CaseState
  suspended: boolean
  dueKind: DeadlineKind | null
  /** The time for verifying was extended already; the reporter of a filed case was told already. */
  extended: boolean
  told: boolean
  published: boolean
  /** A penalty was announced to the merchant, and the days for its statement are over. */
  penaltyHeard: boolean
}

const moves = [
  'accept',
  'refuse',
  'mediate',
  'perform',
  'terminate',
  'close',
  'verify',
  'extend',
  'file',
  'dismiss',
  'penalise',
  'drop',
  'tell',
] as const

export type OfficerAct =
  | (typeof moves)[number]
  | 'transfer'
  | 'announcePenalty'
  | 'requestReply'
  | 'propose'
  | 'suspend'
  | 'resume'
  | 'publish'
  | 'note'

/** Clocks that may stand still while goods are tested. */
const pausable: readonly (DeadlineKind | null)[] = ['mediate', 'verify', 'decide']
const transferable: readonly CaseState[] = ['received', 'accepted', 'verifying']
const investigated: readonly CaseState[] = ['verifying', 'filed']

/** What an officer may do with a case: the buttons that work. */
export function officerActs(one: StandingCase): OfficerAct[] {
  const { track, state, suspended } = one
  const fits: Partial<Record<OfficerAct, boolean>> = {
    transfer: transferable.includes(state) && !suspended,
    announcePenalty: state === 'filed',
    penalise: one.penaltyHeard,
    requestReply: isMediated(state) || investigated.includes(state),
    propose: isMediated(state),
    suspend: !suspended && pausable.includes(one.dueKind),
    resume: suspended,
    publish: !one.published && (!isCaseOpen(track, state) || state === 'penalised') && state !== 'withdrawn',
    note: true,
    extend: !one.extended && !suspended,
    tell: !(state === 'filed' && one.told),
  }
  const possible = moves.filter((move) => caseNext(track, state, move) !== null && (fits[move] ?? true))
  const others = (
    [
      'announcePenalty',
      'requestReply',
      'propose',
      'transfer',
      'suspend',
      'resume',
      'publish',
      'note',
    ] as const
  ).filter((act) => fits[act])
  return [...possible, ...others]
}
