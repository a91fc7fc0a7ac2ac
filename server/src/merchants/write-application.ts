import type { ApplicationInput } from '@yuxiang/shared/api/merchants'
import { creditCodeOf } from '@yuxiang/shared/merchants/credit-code'
import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import { statesAllowing } from '@yuxiang/shared/states/machine'
import { applicationMachine } from '@yuxiang/shared/states/merchant-application'
import { and, eq, inArray } from 'drizzle-orm'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { ApplicationRow } from './application-view.ts'
import { requireOwnDocuments } from './documents.ts'
import { mergedAccount, openSecrets, sealSecrets } from './sealed.ts'
import { merchantApplications } from './tables.ts'

/** Begins an application, or goes on with the one that is not finished. */
export async function openApplication(tx: Db, userId: string, now: Date): Promise<ApplicationRow> {
  const details = {
    township: '',
    story: '',
    primaryProduceOnly: true,
    licences: [],
    contactName: '',
    subMchid: null,
    freight: defaultFreight,
  }
  await sqlOf(tx)`
    insert into merchant_applications (id, applicant_id, state, details, created_at, updated_at)
    values (${newId()}, ${userId}, 'draft', ${JSON.stringify(details)}::text::jsonb, ${now.toISOString()}, ${now.toISOString()})
    on conflict (applicant_id) where state in ('draft', 'submitted', 'returned') do nothing`
  const [row] = await tx
    .select()
    .from(merchantApplications)
    .where(
      and(
        eq(merchantApplications.applicantId, userId),
        inArray(merchantApplications.state, ['draft', 'submitted', 'returned']),
      ),
    )
  if (!row) throw new Refusal('application_state_conflict')
  return row
}

/** Somebody's own application, locked; refuses with `application_not_found`. */
export async function lockOwnApplication(tx: Db, userId: string, id: string): Promise<ApplicationRow> {
  const [row] = await tx
    .select()
    .from(merchantApplications)
    .where(and(eq(merchantApplications.id, id), eq(merchantApplications.applicantId, userId)))
    .for('update')
  if (!row) throw new Refusal('application_not_found')
  return row
}

/**
 * Keeps what was typed, whole or not. Refuses with `application_not_found`, `application_state_conflict` while the
 * county has it, `document_unknown`, `region_unknown`.
 */
export async function saveApplication(
  tx: Db,
  platform: Platform,
  { userId, id, counties }: { userId: string; id: string; counties: readonly { code: string }[] },
  input: ApplicationInput,
): Promise<ApplicationRow> {
  const before = await lockOwnApplication(tx, userId, id)
  if (!statesAllowing(applicationMachine, 'submit').includes(before.state))
    throw new Refusal('application_state_conflict')
  await requireOwnDocuments(
    tx,
    userId,
    input.licences.map(({ documentId }) => documentId),
  )
  if (input.countyCode !== null && !counties.some(({ code }) => code === input.countyCode))
    throw new Refusal('region_unknown')
  const { kind, name, creditCode, countyCode, contactPhone, account, ...details } = input
  const kept = openSecrets(platform, before.sealed)
  const [row] = await tx
    .update(merchantApplications)
    .set({
      kind,
      name,
      creditCode: creditCodeOf(creditCode),
      countyCode,
      details: {
        ...details,
        licences: details.licences.map((licence) => ({ ...licence, number: creditCodeOf(licence.number) })),
      },
      sealed: sealSecrets(platform, {
        contactPhone: contactPhone ?? kept.contactPhone,
        account: mergedAccount(account, kept.account),
      }),
      updatedAt: platform.clock(),
    })
    .where(eq(merchantApplications.id, id))
    .returning()
  if (!row) throw new Error(`application ${id} is gone`)
  return row
}
