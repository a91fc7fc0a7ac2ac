import { type Db, sqlOf } from '../platform/db/index.ts'
import type { WritableRow } from './compare-import.ts'

type Said = Pick<
  WritableRow,
  'certificateNo' | 'publishedOn' | 'validTo' | 'households' | 'yuanPerHouseholdYear' | 'benefitWays'
>

/** With whether its figures are those of a re-check, which stand. */
type Before = Said & { isRechecked: boolean }

/** What certificates with these numbers say before an import writes over them, by number; their rows are locked. */
export async function saidBefore(tx: Db, rows: readonly WritableRow[]): Promise<Map<string, Before>> {
  const known = await sqlOf(tx)<Before[]>`
    select certificate_no as "certificateNo", published_on::text as "publishedOn", valid_to::text as "validTo",
      households, yuan_per_household_year as "yuanPerHouseholdYear", benefit_ways as "benefitWays",
      exists (select from certification_rechecks recheck where recheck.certification_id = certifications.id
        and recheck.passed and recheck.households is not null) as "isRechecked"
    from certifications where certificate_no = any(${rows.map((row) => row.certificateNo)}::text[])
    order by certificate_no for update`
  return new Map(known.map((one) => [one.certificateNo, one]))
}

/** What a row of a catalogue changes on its certificate, in words for its file; null where it changes nothing. */
export function changeOf(before: Before, after: Said): string | null {
  const ways = ({ benefitWays }: Said) => [...benefitWays].sort().join()
  const parts = [
    ['发布日期', before.publishedOn, after.publishedOn],
    ['有效期至', before.validTo, after.validTo],
    ...(before.isRechecked
      ? []
      : [
          ['帮扶户数', before.households, after.households],
          ['户均年增收（元）', before.yuanPerHouseholdYear, after.yuanPerHouseholdYear],
        ]),
  ].flatMap(([name, from, to]) => (from === to ? [] : [`${name} ${from} 改为 ${to}`]))
  if (ways(before) !== ways(after)) parts.push('联农带农方式有变化')
  return parts.length > 0 ? `由认定目录更正：${parts.join('，')}` : null
}
