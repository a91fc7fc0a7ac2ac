import { Particulars } from '@yuxiang/shared/api/complaint-views'
import type { ComplaintInput } from '@yuxiang/shared/api/complaints'
import { caseKindNames } from '@yuxiang/shared/complaints/words'
import { policy } from '@yuxiang/shared/policy'
import type { CaseTrack } from '@yuxiang/shared/states/complaint'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { attachOwnFiles } from './files.ts'
import type { CaseRow } from './find-case.ts'
import { insertCase } from './insert-case.ts'
import { deadlinesOfCase } from './move-case.ts'
import { alsoConcerned, type MarketOffice, officeFor } from './offices.ts'
import { knownParticulars, type Subject, subjectOf } from './start.ts'
import { complaintParties, violationReporters } from './tables.ts'
import { nameOf, tellOfficers, tellPeople } from './tell.ts'

/** What everything of one submission shares. */
interface Opening {
  userId: string
  input: ComplaintInput
  subject: Subject
  office: MarketOffice
  merchantName: string
  particulars: Particulars | null
  at: Date
}

/**
 * A person brings a complaint or a report, or both of one event: two cases on two tracks, tied together only beside the
 * reporter. In the caller's transaction; answers each with its legal deadlines.
 */
export async function openCase(tx: Db, platform: Platform, userId: string, input: ComplaintInput) {
  const at = platform.clock()
  await refuseTooMany(tx, userId, at)
  await attachOwnFiles(tx, userId, input.evidence)
  const subject = await subjectOf(tx, userId, input)
  if (input.track === 'complaint') refuseTooOld(subject, input, at)
  const found = await officeFor(tx, subject.merchantId)
  if (!found) throw new Refusal('merchant_not_found')
  const opening: Opening = {
    userId,
    input,
    subject,
    office: found.office,
    merchantName: found.merchantName,
    particulars: await particularsOf(platform, tx, userId, input, subject),
    at,
  }
  const first = await openOn(tx, platform, opening, input.track, null)
  const both = input.track === 'complaint' && input.alsoReport === true
  const also = both ? await openOn(tx, platform, opening, 'violationReport', first.id) : null
  return { ...first, also }
}

/** Name, phone and address: typed, or known; refuses with `case_particulars_missing` and says which are not. */
async function particularsOf(
  platform: Platform,
  tx: Db,
  userId: string,
  input: ComplaintInput,
  subject: Subject,
): Promise<Particulars | null> {
  const isOnlyReport = input.track === 'violationReport'
  if (isOnlyReport && input.anonymous) return null
  const given = input.particulars ?? (await knownParticulars(platform, tx, userId, subject.order))
  const checked = Particulars.safeParse(given)
  if (checked.success) return checked.data
  // Whoever only gives a tip need not say who he is.
  if (isOnlyReport) return null
  throw new Refusal('case_particulars_missing', {
    errors: checked.error.issues.map(({ path, message }) => ({
      path: ['particulars', ...path].join('.'),
      message,
    })),
  })
}

/**
 * The law asks for true ones, not for masses. What was refused for a missing word does not count. One after the other
 * of an account: many at once are counted, too.
 */
async function refuseTooMany(tx: Db, userId: string, at: Date): Promise<void> {
  await sqlOf(tx)`select pg_advisory_xact_lock(hashtextextended(${`cases/${userId}`}, 0))`
  const since = `${dayInShanghai(at)}T00:00:00+08:00`
  const [today] = await sqlOf(tx)<{ cases: number }[]>`
    select count(*)::int as cases from complaint_cases
    where received_at >= ${since}::timestamptz and id in (
      select case_id from complaint_parties where user_id = ${userId}
      union all select case_id from violation_reporters where user_id = ${userId})`
  if ((today?.cases ?? 0) >= policy.casesPerDay.value) throw new Refusal('cases_too_many')
}

function refuseTooOld({ order }: Subject, { happenedOn }: ComplaintInput, at: Date): void {
  const today = dayInShanghai(at)
  const oldest = `${Number(today.slice(0, 4)) - policy.complaintYears.value}${today.slice(4)}`
  const bought = order?.order.receivedAt ?? order?.order.placedAt
  const since = happenedOn ?? (bought ? dayInShanghai(bought) : today)
  if (since < oldest) throw new Refusal('case_over_three_years')
}

async function openOn(
  tx: Db,
  platform: Platform,
  { userId, input, subject, office, merchantName, particulars, at }: Opening,
  track: CaseTrack,
  complaintId: string | null,
) {
  const { order, batch } = subject
  const row = await insertCase(tx, {
    track,
    kind: input.kind,
    office,
    merchantId: subject.merchantId,
    merchantName,
    productId: subject.productId,
    productName: subject.productName,
    imageUrl: subject.imageUrl,
    batchId: batch?.id ?? null,
    batchCode: batch?.batchCode ?? null,
    facts: input.description,
    seenWhere: input.seenWhere ?? null,
    happenedOn: input.happenedOn ?? null,
    by: track === 'complaint' ? { as: 'complainant', userId, name: null } : { as: 'reporter' },
    files: input.evidence,
    at,
  })
  if (!row) throw new Error('a case of nobody was opened')
  const { encrypt } = platform.cipher
  const own = { caseId: row.id, userId, orderId: order?.order.id, orderNo: order?.order.orderNo }
  if (track === 'complaint') {
    if (!particulars) throw new Error('a complaint without particulars')
    await tx.insert(complaintParties).values({
      ...own,
      nameEncrypted: encrypt(particulars.name),
      phoneEncrypted: encrypt(particulars.phone),
      addressEncrypted: encrypt(particulars.address),
      demand: input.demand,
      demandFen: input.demandFen,
    })
  } else {
    const named = input.anonymous ? null : particulars
    await tx.insert(violationReporters).values({
      ...own,
      nameEncrypted: named && encrypt(named.name),
      phoneEncrypted: named && encrypt(named.phone),
      addressEncrypted: named && encrypt(named.address),
      demand: input.demand,
      complaintId,
    })
  }
  await tellNew(tx, platform, row)
  return {
    id: row.id,
    number: row.number,
    track,
    state: row.state,
    officeName: row.officeName,
    receivedAt: at.toISOString(),
    deadlines: await deadlinesOfCase(tx, row),
  }
}

/** The office hears of it at once, and so does who certifies, of a kind that is theirs. */
export async function tellNew(tx: Db, platform: Platform, row: CaseRow): Promise<void> {
  const words = {
    about: 'received',
    title: row.track === 'complaint' ? '收到新的投诉' : '收到新的线索',
    text: `${row.number} ${nameOf(row)} · ${caseKindNames[row.kind]}，${row.dueOn ?? ''} 前处理`,
  }
  await tellOfficers(tx, platform, row, { ...words, all: true })
  const others = await alsoConcerned(tx, row)
  await tellPeople(tx, platform, others, row, {
    ...words,
    about: 'concerned',
    // The file is not theirs to open.
    opens: false,
    text: `${nameOf(row)} 被指假冒帮扶认定，市场监管部门正在处理`,
  })
}
