import { policy } from '@yuxiang/shared/policy'
import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { tellAll, type World } from './certificate-acts.ts'
import { addDays } from './days.ts'
import { lockCase } from './find-case.ts'
import { type CertificateRow, moveCertificate } from './move-certificate.ts'
import { publishCase } from './publish-case.ts'
import { certifications } from './tables.ts'
import { paths, tellCity, tellCounty, tellMerchant } from './tell.ts'

const atOnce = 200

/** Job: cases whose notice is over are published, those with an open objection wait for its answer. Safe to repeat. */
export async function publishNoticed(world: World): Promise<void> {
  const { database, clock, log } = world.platform
  const today = dayInShanghai(clock())
  const rows = await database.sql<{ applicationId: string }[]>`
    select notice.application_id as "applicationId" from certification_notices notice
    where notice.outcome is null and notice.ends_on < ${today}::date
      and not exists (select from certification_objections objection
        where objection.notice_id = notice.id and objection.state = 'open')
    order by notice.id`
  for (const { applicationId } of rows) {
    try {
      await database.transaction(async (tx) => {
        const row = await lockCase(tx, { counties: null }, applicationId)
        await publishCase(tx, world, row, { by: null, opinion: '公示期满无异议或异议不成立，自动发布' })
      })
    } catch (error) {
      // Somebody was faster, or its product has another certificate: the county sees it in its list. A fault of one
      // keeps none of the others.
      if (error instanceof Refusal)
        log.info({ applicationId, code: error.code }, 'a noticed case was not published')
      else log.error({ applicationId, err: error }, 'a noticed case failed to be published')
    }
  }
}

/** Job: certificates whose last day is over are written so. The badge went at midnight by itself. */
export async function expireCertificates({ platform, catalogue }: World): Promise<void> {
  const { database, clock } = platform
  const now = clock()
  for (;;) {
    const ended = await database.transaction(async (tx) => {
      const rows = await tx
        .select()
        .from(certifications)
        .where(
          and(
            inArray(certifications.state, ['published', 'suspended']),
            lt(certifications.validTo, dayInShanghai(now)),
          ),
        )
        .orderBy(asc(certifications.id))
        .limit(atOnce)
        .for('update', { skipLocked: true })
      for (const row of rows) {
        await moveCertificate(tx, row, { event: 'expire', by: null, at: now, opinion: '有效期届满' })
      }
      const productIds = rows.map((row) => row.productId)
      if (rows.length > 0) {
        await catalogue.refreshProducts(tx, now, productIds)
        await catalogue.catalogueChanged(tx)
      }
      return rows.length
    })
    if (ended < atOnce) return
  }
}

/**
 * Job: a re-check that nobody did within its time suspends the certificate until it is done; merchant, county and city
 * hear of it. Each in a transaction of its own. Safe to repeat.
 */
export async function suspendUnchecked(world: World): Promise<void> {
  const { database, clock, log } = world.platform
  const at = clock()
  const last = addDays(dayInShanghai(at), -policy.certificationRecheckGrace.value)
  const due = and(eq(certifications.state, 'published'), lt(certifications.nextRecheckOn, last))
  const found = await database.db
    .select({ id: certifications.id })
    .from(certifications)
    .where(due)
    .orderBy(asc(certifications.nextRecheckOn), asc(certifications.id))
  for (const { id } of found) {
    try {
      await database.transaction(async (tx) => {
        const [row] = await tx
          .select()
          .from(certifications)
          .where(and(eq(certifications.id, id), due))
          .for('update')
        if (row) await lapse(tx, world, row, at)
      })
    } catch (error) {
      // One that fails keeps none of the others.
      log.error({ certificationId: id, err: error }, 'an overdue certificate was not suspended')
    }
  }
}

async function lapse(tx: Db, world: World, row: CertificateRow, at: Date): Promise<void> {
  const { platform, catalogue } = world
  const opinion = `应于 ${row.nextRecheckOn} 前完成的年度复核逾期 ${policy.certificationRecheckGrace.value} 日未办，复核通过后恢复`
  await moveCertificate(tx, row, { event: 'lapse', by: null, at, opinion })
  await tellAll(tx, world, row, { event: 'lapse', at, opinion })
  const [product] = await catalogue.productFacts(tx, [row.productId])
  const words = {
    title: '年度复核逾期，认定已暂停',
    text: `${product?.name ?? ''}（${row.certificateNo}）应于 ${row.nextRecheckOn} 前复核`,
    path: paths.officeCertificate(row.id),
  }
  await tellCounty(tx, platform, row.countyCode, {
    ...words,
    dedupeKey: `certification-lapsed/${row.id}/${row.nextRecheckOn}`,
  })
  await tellCity(tx, platform, {
    ...words,
    dedupeKey: `certification-lapsed/${row.id}/${row.nextRecheckOn}`,
  })
}

/**
 * Job: merchants hear once, sixty and once more thirty days ahead, that a certificate ends, and of a re-check that
 * comes; of the re-check the county that does it hears, too.
 */
export async function remindOfEnds({ platform, catalogue }: World): Promise<void> {
  const { database, clock } = platform
  const today = dayInShanghai(clock())
  const last = addDays(today, policy.certificationEndLastReminder.value)
  const first = addDays(today, policy.certificationEndFirstReminder.value)
  const recheck = addDays(today, policy.certificationRecheckAhead.value)
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await database.sql<Reminded[]>`
      select id, product_id as "productId", county_code as "countyCode", certificate_no as "certificateNo", valid_to::text as "validTo",
        next_recheck_on::text as "nextRecheckOn", valid_to <= ${first}::date as ending
      from certifications
      where state in ('published', 'suspended') and id > ${after}
        and (valid_to between ${today}::date and ${first}::date or next_recheck_on <= ${recheck}::date)
      order by id limit ${atOnce}`
    await database.transaction(async (tx) => {
      const facts = await catalogue.productFacts(
        tx,
        rows.map((row) => row.productId),
      )
      const products = new Map(facts.map((one) => [one.id, one]))
      for (const row of rows) {
        const product = products.get(row.productId)
        if (!product) continue
        const words = row.ending
          ? {
              title: '帮扶产品认定即将到期',
              text: `${product.name} 的认定 ${row.validTo} 到期，请及时申请续期`,
              dedupeKey: `certification-ending/${row.id}/${row.validTo <= last ? 'last' : 'first'}`,
            }
          : {
              title: '帮扶产品认定将进行年度复核',
              text: `${product.name} 的年度复核时间 ${row.nextRecheckOn}，请提交复核材料`,
              dedupeKey: `certification-recheck/${row.id}/${row.nextRecheckOn}`,
            }
        await tellMerchant(tx, platform, product.merchantId, {
          ...words,
          path: row.ending ? paths.certificate(row.certificateNo) : paths.merchantRecheck(row.id),
        })
        if (!row.ending) {
          await tellCounty(tx, platform, row.countyCode, {
            title: '认定证书将到年度复核',
            text: `${product.name}（${row.certificateNo}）应于 ${row.nextRecheckOn} 前复核`,
            dedupeKey: words.dedupeKey,
            path: paths.officeCertificate(row.id),
          })
        }
      }
    })
    const end = rows.at(-1)
    if (!end || rows.length < atOnce) return
    after = end.id
  }
}

interface Reminded {
  id: string
  countyCode: string
  productId: string
  certificateNo: string
  validTo: string
  nextRecheckOn: string | null
  ending: boolean
}
