export { recordCertifications } from './record-certifications.ts'
export { certificationsAsOf, validCertifications } from './validity.ts'
