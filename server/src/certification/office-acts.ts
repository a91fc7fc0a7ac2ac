import { yuanPerHousehold } from '@yuxiang/shared/certification/requirements'
import { policy } from '@yuxiang/shared/policy'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { benefitsOf } from './benefits.ts'
import type { Catalogue } from './catalogue.ts'
import { type CaseRow, lockCase } from './find-case.ts'
import { moveCase } from './move-case.ts'
import type { Office } from './office.ts'
import { requireOwnPapers } from './papers.ts'
import { publishCase } from './publish-case.ts'
import { requireImpartial } from './require-impartial.ts'
import { requireNotBlacklisted } from './require-not-blacklisted.ts'
import type { Said } from './steps.ts'
import { certificationNotices } from './tables.ts'
import { paths, tellMerchant } from './tell.ts'

export type OfficeEvent = 'accept' | 'return' | 'check' | 'notice' | 'publish'

const titles: Record<Exclude<OfficeEvent, 'publish'>, string> = {
  accept: '认定申请已受理',
  return: '认定申请需要补正',
  check: '认定申请已完成实地核查',
  notice: '认定申请进入公示',
}

/**
 * The county moves a case on. Refusals: `certification_case_not_found` (another county's, too),
 * `certification_case_conflict`, `reviewer_conflicted`, `paper_unknown`, `merchant_blacklisted`, and those of
 * {@link publishCase}.
 */
export async function actOnCase(
  tx: Db,
  { platform, catalogue }: { platform: Platform; catalogue: Catalogue },
  office: Office,
  id: string,
  { event, ...said }: Said & { event: OfficeEvent },
): Promise<void> {
  const now = platform.clock()
  const row = await lockCase(tx, office, id)
  await requireImpartial(tx, office.userId, row.merchantId)
  await requireOwnPapers(tx, office.userId, said.attachments)
  const by = { userId: office.userId, role: 'county' } as const
  if (event === 'publish') {
    await publishCase(tx, { platform, catalogue }, row, { by, ...said })
    return
  }
  if (event === 'notice') await requireNotBlacklisted(tx, row.merchantId, now)
  await moveCase(tx, row, { event, by, at: now, ...said })
  if (event === 'notice') await openNotice(tx, row, now)
  await tellMerchant(tx, platform, row.merchantId, {
    title: titles[event],
    text: event === 'return' ? `${row.productName}：${said.opinion}` : row.productName,
    path: paths.merchantCase(id),
    dedupeKey: `certification-${event}/${id}/${now.getTime()}`,
  })
}

/** What is shown is kept as it is now; objections are taken through the last of so many working days. */
async function openNotice(tx: Db, row: CaseRow, now: Date): Promise<void> {
  const today = dayInShanghai(now)
  const benefits = await benefitsOf(tx, row.id)
  const { productId, productName, imageUrl, merchantName, goodsKind, origin, priceFen } = row
  const { county, yearlySupplyFen, mechanism, households } = row
  await tx.insert(certificationNotices).values({
    id: newId(),
    applicationId: row.id,
    countyCode: row.countyCode,
    startsOn: today,
    endsOn: addWorkingDays(today, policy.certificationNotice.value),
    shown: {
      productId,
      productName,
      imageUrl,
      merchantName,
      county,
      goodsKind,
      origin,
      priceFen,
      yearlySupplyFen,
      mechanism,
      households,
      yuanPerHouseholdYear: yuanPerHousehold(benefits, households),
      benefits,
      materials: [...new Set(row.materials.map(({ kind }) => kind))],
    },
  })
}
