import { countiesOf } from '../catalog/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { covers, type Scope } from './scope.ts'

export interface County {
  countyCode: string
  county: string
}

/** A county that somebody may write in; refuses with `region_unknown` what is none, with `forbidden` another's. */
export async function countyNamed(
  platform: Platform,
  scope: Pick<Scope, 'counties'>,
  countyCode: string,
): Promise<County> {
  const found = (await countiesOf(platform)).find(({ code }) => code === countyCode)
  if (!found) throw new Refusal('region_unknown')
  if (!covers(scope, countyCode)) throw new Refusal('forbidden')
  return { countyCode, county: found.name }
}
