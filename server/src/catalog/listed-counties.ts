import { type Db, sqlOf } from '../platform/db/index.ts'

/** Codes of the counties on the national list of key counties for revitalisation. */
export async function listedCounties(db: Db): Promise<Set<string>> {
  const rows = await sqlOf(db)<{ code: string }[]>`select code from counties where national_key`
  return new Set(rows.map(({ code }) => code))
}
