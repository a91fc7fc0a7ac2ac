import type { Mark } from '@yuxiang/shared/api/catalog'
import type { CertifiedMark } from '../brands/index.ts'
import { hashOf } from './seeded.ts'

/** Who issues a mark, how its numbers look, and for how many years it holds. Numbers are invented. */
const issuers: Readonly<Record<Mark, { issuer: string; years: number; number(serial: string): string }>> = {
  greenFood: { issuer: '中国绿色食品发展中心', years: 3, number: (serial) => `LB-15-2503${serial}A` },
  organic: { issuer: '有机产品认证中心（示例）', years: 1, number: (serial) => `136OP26${serial}` },
  geographicalIndication: { issuer: '农业农村部', years: 10, number: (serial) => `AGI${serial}` },
  bayuzhen: { issuer: '重庆市农业农村委员会', years: 3, number: (serial) => `BWYZ-2025-${serial}` },
}

/** The certificate of a demo product's mark; `key` makes its number. */
export function demoMark(mark: Mark, key: string): CertifiedMark {
  const { issuer, years, number } = issuers[mark]
  const serial = String(10_000 + (hashOf(`${key}:${mark}`) % 90_000))
  const from = years === 1 ? 2026 : 2025
  return {
    mark,
    certificateNo: number(serial),
    issuer,
    validFrom: `${from}-04-01`,
    validTo: `${from + years}-${years === 1 ? '06-30' : '03-31'}`,
  }
}
