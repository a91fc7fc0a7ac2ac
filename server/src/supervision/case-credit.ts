import type { EnteredRule } from '@yuxiang/shared/supervision/credit'
import type { Db } from '../platform/db/index.ts'
import { recordCredit } from './record-credit.ts'

interface Ended {
  caseId: string
  merchantId: string
  outcome: string
  at: Date
}
interface Overdue {
  caseId: string
  merchantId: string
  dueOn: string
  at: Date
}

/**
 * What an outcome of a case takes. A dispute that came to no agreement proves nothing against the merchant, and who settles
 * one is not to stand worse than who refuses.
 */
const rules: Readonly<Record<string, EnteredRule>> = {
  agreementBroken: 'agreementBroken',
  penalised: 'reportConfirmed',
}

/** What follows of cases for the credit record, in the transaction of their act; each once. */
export const caseConsequences = {
  async ended(tx: Db, { caseId, merchantId, outcome, at }: Ended): Promise<void> {
    const rule = rules[outcome]
    if (rule) await recordCredit(tx, { merchantId, rule, sourceKind: 'case', sourceId: caseId, at })
  },
  async replyOverdue(tx: Db, { caseId, merchantId, dueOn, at }: Overdue): Promise<void> {
    const words = `逾期未答复：应于 ${dueOn} 前答复`
    // Each day that was given is missed once.
    const sourceKind = `case/${dueOn}`
    await recordCredit(tx, { merchantId, rule: 'replyOverdue', sourceKind, sourceId: caseId, at, words })
  },
}
