import { policy } from '@yuxiang/shared/policy'

/** What one member may get in a calendar year: the policy's figure, or less when the union set less. */
export const memberCapOf = (memberYearCapFen: number | null): number =>
  Math.min(memberYearCapFen ?? Number.POSITIVE_INFINITY, policy.unionMemberYearCap.value)
