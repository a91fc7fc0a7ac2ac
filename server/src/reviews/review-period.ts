import { policy } from '@yuxiang/shared/policy'

/** A line can be reviewed so long after its order was received. */
export const reviewPeriodMs = policy.reviewPeriod.value * 86_400_000
