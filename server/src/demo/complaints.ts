import type { StepInput } from '@yuxiang/shared/api/complaint-desk'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { noConsequences } from '../complaints/index.ts'
import { replyAsMerchant } from '../complaints/merchant-acts.ts'
import { stepCase } from '../complaints/officer-acts.ts'
import { openCase } from '../complaints/open-case.ts'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { noCertificateConsequences } from '../supervision/index.ts'
import { demoRegulators, demoReviewers, demoShoppers } from './accounts.ts'
import { type DemoStep, type DemoStory, demoStories } from './complaint-stories.ts'
import { platformAt } from './platform-at.ts'
import type { ListedProduct } from './reviews.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>

/** How long ago half past ten of that day in China was: offices have hours. */
function hoursAgo(context: Context, days: number): number {
  const now = context.clock()
  const half = Date.parse(`${dayInShanghai(now)}T10:30:00+08:00`)
  return days * 24 + (now.getTime() - half) / 3_600_000
}

/** Complaints and reports of the demo, each acted on by those whose case it is. */
export async function writeComplaints(
  tx: Db,
  context: Context,
  listed: ReadonlyMap<string, ListedProduct>,
): Promise<void> {
  const officers: string[] = []
  for (const { countyCode: _, ...staff } of demoRegulators)
    officers.push(await createStaff(context, staff, tx))
  for (const story of demoStories) {
    const product = listed.get(story.product)
    if (product) await tell(tx, context, story, product, officers)
  }
}

async function tell(
  tx: Db,
  context: Context,
  story: DemoStory,
  { merchantId, line }: ListedProduct,
  officers: readonly string[],
): Promise<void> {
  const person = 'shopper' in story.by ? demoShoppers[story.by.shopper] : demoReviewers[story.by.reviewer]
  if (!person) throw new Error('a demo case is brought by nobody')
  const userId = await createStaff(context, { ...person, roles: [] }, tx)
  const order = story.withOrder ? await orderOf(tx, userId, merchantId) : null
  const productId = order?.productId ?? line.productId
  const traceCode = story.withBatch && !order ? await codeOf(tx, productId) : undefined
  const { id } = await openCase(tx, platformAt(tx, context, hoursAgo(context, story.daysAgo)), userId, {
    productId,
    ...(order ? { orderId: order.orderId } : {}),
    ...(traceCode ? { traceCode } : {}),
    kind: story.kind,
    track: story.track,
    description: story.description,
    evidence: [],
    demand: story.demand,
    ...(story.demandFen ? { demandFen: story.demandFen } : {}),
    ...(story.seenWhere ? { seenWhere: story.seenWhere } : {}),
    ...(story.anonymous
      ? { anonymous: true }
      : {
          particulars: {
            name: '程小满',
            phone: person.phone,
            address: '重庆市渝中区上清寺路 18 号 2 单元 1502',
          },
        }),
  })
  for (const step of story.steps) await take(tx, context, id, step, officers)
  if (story.reply) await reply(tx, context, id, { ...story.reply, merchantId, lineId: order?.lineId })
}

async function take(
  tx: Db,
  context: Context,
  id: string,
  { daysAgo, officer, ...step }: DemoStep,
  officers: readonly string[],
): Promise<void> {
  const [row] = await sqlOf(tx)<{ version: number }[]>`select version from complaint_cases where id = ${id}`
  const acting = {
    platform: platformAt(tx, context, hoursAgo(context, daysAgo)),
    consequences: noConsequences,
    certificates: noCertificateConsequences,
  }
  const input = { ...step, version: row?.version ?? 0 } as StepInput
  await stepCase(
    tx,
    acting,
    { userId: officers[officer] ?? '', regions: null, involvedIn: [] },
    { id, input },
  )
}

async function reply(
  tx: Db,
  context: Context,
  id: string,
  said: { daysAgo: number; text: string; offer?: string; merchantId: string; lineId: string | undefined },
): Promise<void> {
  const platform = platformAt(tx, context, hoursAgo(context, said.daysAgo))
  const [staff] = await sqlOf(tx)<{ userId: string }[]>`
    select user_id as "userId" from merchant_staff where merchant_id = ${said.merchantId} and role = 'owner' limit 1`
  if (!staff) return
  await replyAsMerchant(
    tx,
    { platform, consequences: noConsequences, certificates: noCertificateConsequences },
    staff.userId,
    {
      id,
      words: { text: said.text },
      ...(said.offer
        ? {
            offer: {
              text: said.offer,
              ...(said.lineId ? { lines: [{ lineId: said.lineId, quantity: 1 }] } : { amountFen: 8_800 }),
              performBy: addWorkingDays(dayInShanghai(context.clock()), 7),
            },
          }
        : {}),
    },
  )
}

/** An order of theirs with this merchant that arrived, with a unit that nobody has asked back. */
async function orderOf(
  tx: Db,
  userId: string,
  merchantId: string,
): Promise<{ orderId: string; productId: string; lineId: string } | null> {
  const [row] = await sqlOf(tx)<{ orderId: string; productId: string; lineId: string }[]>`
    select owner.id as "orderId", line.product_id as "productId", line.id as "lineId"
    from orders owner join order_lines line on line.order_id = owner.id
    where owner.user_id = ${userId} and owner.merchant_id = ${merchantId} and owner.state in ('received', 'completed')
      and line.unit_fen > 0 and line.refunded_quantity + line.held_quantity < line.quantity
    order by (line.batch_id is null), owner.id desc limit 1`
  return row ?? null
}

async function codeOf(tx: Db, productId: string): Promise<string | undefined> {
  const [row] = await sqlOf(tx)<{ code: string }[]>`
    select trace_code as code from trace_batches where product_id = ${productId} order by produced_on desc limit 1`
  return row?.code
}
