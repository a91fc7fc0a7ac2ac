import type { CaseTrack } from '@yuxiang/shared/states/complaint'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { CertificateConsequences } from '../supervision/index.ts'

/** What a case came to. */
export type CaseOutcome =
  | 'settled'
  | 'unsettled'
  /** Agreed on, and not performed. */
  | 'agreementBroken'
  | 'refused'
  | 'withdrawn'
  | 'penalised'
  | 'notFiled'
  | 'unpenalised'

/** What follows for a merchant, in the transaction of the act. Handed in where the server is put together. */
export interface CaseConsequences {
  ended(
    tx: Db,
    ended: { caseId: string; merchantId: string; track: CaseTrack; outcome: CaseOutcome; at: Date },
  ): Promise<void>
  /** The merchant has not answered by the day it was given; told once per day given. */
  replyOverdue(
    tx: Db,
    overdue: { caseId: string; merchantId: string; dueOn: string; at: Date },
  ): Promise<void>
}

/** Nothing follows. */
export const noConsequences: CaseConsequences = {
  ended: async () => {},
  replyOverdue: async () => {},
}

/** What acts on a case stand on. */
export interface Acting {
  platform: Platform
  consequences: CaseConsequences
  certificates: CertificateConsequences
}
