import { partsOfCertificateNo } from '@yuxiang/shared/certification/certificate-no'
import { problems } from '@yuxiang/shared/problems'
import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { readSheet } from '../platform/sheets/index.ts'
import type { World } from './certificate-acts.ts'
import { type Checked, checkImport } from './check-import.ts'
import { compareImport, type WritableRow } from './compare-import.ts'
import { nextRecheck } from './days.ts'
import { importBarsOf, lockImportsOf } from './import-bars.ts'
import { changeOf, saidBefore } from './import-changes.ts'
import { certificationImports } from './tables.ts'
import { paths, tellColleagues } from './tell.ts'

const rowsMax = 5_000
const errorsListed = 200
const refusals = { unreadable: 'sheet_unreadable', tooLong: 'sheet_too_long' } as const

type Row = typeof certificationImports.$inferSelect

/** Job: reads an uploaded catalogue, compares it with what is there, and leaves a preview. */
export async function readImportedSheet(world: World, importId: string): Promise<void> {
  const { database, clock } = world.platform
  const row = await find(world, importId, 'reading')
  if (!row) return
  const report = (percent: number) => set(world, row, { percent })
  try {
    const file = await world.platform.files.private.get(row.fileKey)
    const sheet = await readSheet(new Uint8Array(file?.bytes ?? []), { rowsMax, refusals })
    await report(30)
    const counties = await world.catalogue.countiesOf(world.platform)
    const checked = checkImport(sheet, {
      counties: counties.filter(({ code }) => row.countyCodes?.includes(code) ?? true),
      today: dayInShanghai(clock()),
    })
    if (checked.failure !== null) await fail(world, row, checked.failure)
    else {
      await report(50)
      const compared = await compareImport(
        database.db,
        world.catalogue,
        { rows: checked.rows, ownerId: row.ownerId, now: clock() },
        (share) => report(50 + Math.floor(share * 49)),
      )
      await preview(world, row, checked, compared)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await fail(world, row, error.extra.detail ?? problems[error.code][1])
  }
  await world.platform.files.private.remove(row.fileKey)
}

async function preview(
  world: World,
  row: Row,
  checked: Checked,
  { rows, added, updated, unchanged, ...compared }: Awaited<ReturnType<typeof compareImport>>,
): Promise<void> {
  const errors = [...checked.errors, ...compared.errors].toSorted((a, b) => a.row - b.row)
  const { platform } = world
  await platform.database.transaction(async (tx) => {
    const moved = await setIn(tx, row, {
      state: 'preview',
      percent: 100,
      rowCount: rows.length + new Set(errors.map((one) => one.row)).size,
      added,
      updated,
      unchanged,
      errorCount: errors.length,
      errors: errors.slice(0, errorsListed),
      rows: errors.length > 0 ? null : rows,
    })
    if (!moved || errors.length > 0 || added + updated === 0) return
    await tellColleagues(tx, platform, row, {
      title: '有一份认定目录等您确认导入',
      text: `“${row.fileName}”：新增 ${added} 份，更新 ${updated} 份，由另一位工作人员核对后写入`,
      path: paths.officeImport(row.id),
      dedupeKey: `certification-import/${row.id}`,
    })
  })
}

async function find({ platform }: World, id: string, state: Row['state']): Promise<Row | undefined> {
  const [row] = await platform.database.db
    .select()
    .from(certificationImports)
    .where(and(eq(certificationImports.id, id), eq(certificationImports.state, state)))
  return row
}

/** Writes where it stands, unless it went on meanwhile; answers whether it did. */
async function setIn(db: Db, row: Row, columns: Partial<Row>): Promise<boolean> {
  const moved = await db
    .update(certificationImports)
    .set(columns)
    .where(and(eq(certificationImports.id, row.id), eq(certificationImports.state, row.state)))
    .returning({ id: certificationImports.id })
  return moved.length > 0
}

async function set({ platform }: World, row: Row, columns: Partial<Row>): Promise<void> {
  await setIn(platform.database.db, row, columns)
}

const fail = (world: World, row: Row, failure: string) =>
  set(world, row, { state: 'failed', failure, percent: 100, rows: null })

const changedMeanwhile = '核对之后目录有变化，没有写入任何一行，请重新上传'
/** What a statement may find different from the preview. */
const conflicts = ['certifications_live_of_product', 'certifications_certificate_no']

class Changed extends Error {}

/** Job: writes a confirmed catalogue in one transaction, all of it or nothing. */
export async function writeImportedRows(world: World, importId: string): Promise<void> {
  const row = await find(world, importId, 'importing')
  if (!row) return
  try {
    await world.platform.database.transaction((tx) => writeAll(tx, world, importId))
  } catch (error) {
    if (!(error instanceof Changed || conflicts.includes(violatedConstraint(error) ?? ''))) throw error
    await fail(world, row, changedMeanwhile)
  }
}

async function writeAll(tx: Db, { platform, catalogue }: World, importId: string): Promise<void> {
  const now = platform.clock()
  const [row] = await tx
    .select()
    .from(certificationImports)
    .where(and(eq(certificationImports.id, importId), eq(certificationImports.state, 'importing')))
    .for('update')
  if (!row?.rows) return
  const rows = row.rows as WritableRow[]
  await lockImportsOf(
    tx,
    rows.map(({ countyCode }) => countyCode),
    'write',
  )
  const before = await saidBefore(tx, rows)
  const fresh = rows.filter(({ certificateNo }) => !before.has(certificateNo))
  if ((await importBarsOf(tx, fresh, now)).size > 0) throw new Changed()
  const written = await upsert(tx, rows, { now, today: dayInShanghai(now) })
  if (written.length < rows.length) throw new Changed()
  await raiseCounters(tx, rows)
  const idOf = new Map(written.map(({ certificateNo, id }) => [certificateNo, id]))
  const steps = rows.flatMap((one) => {
    const id = idOf.get(one.certificateNo)
    const known = before.get(one.certificateNo)
    const opinion = known ? changeOf(known, one) : '由已有认定目录导入'
    return opinion === null ? [] : [{ stepId: newId(), id, event: known ? 'correct' : 'publish', opinion }]
  })
  await sqlOf(tx)`
    insert into certification_steps (id, certification_id, at, event, acted_as, actor_id, to_state, opinion, attachments)
    select "stepId", id, ${now.toISOString()}::timestamptz, event,
      'county', ${row.ownerId},
      case event when 'publish' then 'published' end, opinion, '{}'
    from jsonb_to_recordset(${JSON.stringify(steps)}::text::jsonb) as step ("stepId" uuid, id uuid, event text,
      opinion text)`
  await catalogue.refreshProducts(
    tx,
    now,
    rows.map(({ productId }) => productId),
  )
  await catalogue.catalogueChanged(tx)
  await audit(tx, {
    actorId: row.ownerId,
    action: 'certification.import',
    subject: 'certificationImport',
    subjectId: importId,
    after: {
      fileName: row.fileName,
      added: row.added,
      updated: row.updated,
      unchanged: row.unchanged,
      confirmedBy: row.confirmedBy,
    },
  })
  await tx
    .update(certificationImports)
    .set({ state: 'imported', percent: 100, rows: null })
    .where(eq(certificationImports.id, importId))
}

/**
 * New certificates, and new words for those that are there; a row whose certificate ended or is another's writes nothing.
 * A re-check that is due stays due, one that was done early stays done, and what it found stands: whatever comes in.
 */
async function upsert(
  tx: Db,
  rows: readonly WritableRow[],
  { now, today }: { now: Date; today: string },
): Promise<{ id: string; certificateNo: string }[]> {
  const values = rows.map((row) => ({
    ...row,
    id: newId(),
    nextRecheckOn: nextRecheck(row.publishedOn, row.validTo, today),
  }))
  const sql = sqlOf(tx)
  const found = sql`exists (select from certification_rechecks recheck
    where recheck.certification_id = certifications.id and recheck.passed and recheck.households is not null)`
  return sql<{ id: string; certificateNo: string }[]>`
    insert into certifications (id, product_id, certificate_no, state, published_on, valid_to, households,
      yuan_per_household_year, benefit_ways, county_code, changed_at, next_recheck_on)
    select id, "productId", "certificateNo", 'published', "publishedOn", "validTo", households,
      "yuanPerHouseholdYear", array(select jsonb_array_elements_text("benefitWays")), "countyCode",
      ${now.toISOString()}::timestamptz, "nextRecheckOn"
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as given (id uuid, "productId" uuid,
      "certificateNo" text, "publishedOn" date, "validTo" date, households int, "yuanPerHouseholdYear" int,
      "benefitWays" jsonb, "countyCode" text, "nextRecheckOn" date)
    order by "certificateNo"
    on conflict (certificate_no) do update set published_on = excluded.published_on, valid_to = excluded.valid_to,
      households = case when ${found} then certifications.households else excluded.households end,
      yuan_per_household_year = case when ${found} then certifications.yuan_per_household_year
        else excluded.yuan_per_household_year end,
      benefit_ways = excluded.benefit_ways, next_recheck_on = case
        when certifications.next_recheck_on <= ${today}::date then certifications.next_recheck_on
        when exists (select from certification_rechecks recheck where recheck.certification_id = certifications.id
          and recheck.due_on >= excluded.next_recheck_on) then certifications.next_recheck_on
        else excluded.next_recheck_on end
    where certifications.application_id is null and certifications.product_id = excluded.product_id and certifications.county_code = excluded.county_code
      and certifications.state in ('published', 'suspended')
    returning id, certificate_no as "certificateNo"`
}

/** A county goes on counting after the highest number that was imported in its form. */
async function raiseCounters(tx: Db, rows: readonly WritableRow[]): Promise<void> {
  const highest = new Map<string, { countyCode: string; year: number; last: number }>()
  for (const { certificateNo, countyCode } of rows) {
    const parts = partsOfCertificateNo(certificateNo)
    if (!parts) continue
    const key = `${countyCode} ${parts.year}`
    const last = Math.max(parts.number, highest.get(key)?.last ?? 0)
    highest.set(key, { countyCode, year: parts.year, last })
  }
  const counters = [...highest.values()].toSorted((a, b) => (a.countyCode < b.countyCode ? -1 : 1))
  await sqlOf(tx)`
    insert into certificate_counters (county_code, year, last)
    select * from unnest(${counters.map((one) => one.countyCode)}::text[], ${counters.map((one) => one.year)}::int[],
      ${counters.map((one) => one.last)}::int[])
    on conflict (county_code, year) do update set last = greatest(certificate_counters.last, excluded.last)`
}
