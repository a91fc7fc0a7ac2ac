import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { markNames } from './mark-names.ts'
import type { productMarks } from './tables.ts'

const titles = { confirm: '已确认', reject: '被退回', withdraw: '已撤下' } as const

/** Tells the owner and who keeps the goods what the county decided about a mark. */
export async function tellOfMark(
  tx: Db,
  platform: Pick<Platform, 'config' | 'clock' | 'jobs'>,
  mark: typeof productMarks.$inferSelect,
  { move, reason }: { move: keyof typeof titles; reason?: string | undefined },
): Promise<void> {
  const name = markNames[mark.mark]
  const staff = await staffOfMerchant(tx, mark.merchantId, 'goods')
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'certification' as const,
      title: `“${name}”标志${titles[move]}`,
      text: [`${mark.productName}，证书 ${mark.certificateNo}`, reason]
        .filter(Boolean)
        .join('：')
        .slice(0, 200),
      path: '/packages/brands/marks/index',
      dedupeKey: `mark-decided/${mark.id}/${move}`,
    })),
  )
}
