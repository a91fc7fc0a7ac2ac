import { policy } from '../policy.ts'

/** The day (`YYYY-MM-DD`) from which certifications come by application alone; what an import brings was published before. */
export const certificationGoLive = String(policy.certificationGoLive.value).replace(
  /^(\d{4})(\d{2})(\d{2})$/,
  '$1-$2-$3',
)
