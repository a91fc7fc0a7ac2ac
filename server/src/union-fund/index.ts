export { fundAccountOf } from './accounts.ts'
export {
  type ActiveMember,
  activeMembers,
  type MemberCard,
  memberCards,
  membershipsOf,
} from './active-members.ts'
export { budgetRoutes } from './budget-routes.ts'
export { digestOf } from './digest.ts'
export {
  allowancesOfUnion,
  type GrantFacts,
  grantFacts,
  type UnionFacts,
  unionFacts,
} from './evidence-facts.ts'
export { findUnions } from './find-unions.ts'
export { type FundRefundTarget, fundRefundTarget } from './fund-refund-target.ts'
export type { ReceivedReader } from './got-this-year.ts'
export { grantRoutes } from './grant-routes.ts'
export { issueGrant } from './issue-grant.ts'
export { defineUnionFundJobs } from './jobs.ts'
export { joinAsMember } from './join-union.ts'
export { leaveUnions } from './leave-unions.ts'
export { lockRoster } from './lock-roster.ts'
export { overCapWords, type Share, sharesOverCap } from './member-cap.ts'
export { unionOfficeRoutes } from './office-routes.ts'
export { requireOfficer } from './officers.ts'
export { openBudget } from './open-budget.ts'
export { openBudgetOf } from './open-budget-of.ts'
export { openUnion } from './open-union.ts'
export { putOnRoster } from './put-on-roster.ts'
export { allowanceRefundTargets, type RefundTarget, recordReturned } from './refund-targets.ts'
export { rosterRoutes } from './roster-routes.ts'
export { unionRoutes } from './routes.ts'
export { mountSourceFile } from './source-file.ts'
export type { SpendingReader } from './spending-reader.ts'
export { invoiceHeads, unionNames } from './union-names.ts'
export { unionsOfMember } from './unions-of-member.ts'
export { type UsableAllowance, usableAllowances } from './usable-allowances.ts'
