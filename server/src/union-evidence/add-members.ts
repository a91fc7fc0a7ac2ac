import { dayInShanghai } from '../platform/clock.ts'
import { memberCards } from '../union-fund/index.ts'
import { signaturesOf } from '../union-purchases/index.ts'
import { assertSame } from './difference.ts'
import { type Gathering, slicesOf } from './gathering.ts'
import type { Share } from './payers.ts'
import type { Movements } from './read-movements.ts'
import { receiptNames } from './receipt-names.ts'
import type { Cell } from './sections.ts'

/** Adds the list of members with their shares, after the orders were booked to them. */
export async function addMembers(gathering: Gathering): Promise<void> {
  const { platform, tx, subject, payers, figures } = gathering
  for (const shares of slicesOf([...payers.shares.values()])) {
    const moved = shares.flatMap((share) => {
      const movements = figures.movements.get(share.id)
      if (!movements) throw new Error(`allowance ${share.id} was not read from the ledger`)
      compareShare(share, movements, subject.grantId !== null)
      return subject.grantId !== null || hasMoved(share, movements) ? [{ share, movements }] : []
    })
    const cards = await memberCards(
      platform,
      tx,
      moved.map(({ share }) => share.memberId),
    )
    gathering.add(
      'members',
      moved.map(({ share, movements }) => [
        share.group,
        cards.get(share.memberId)?.name ?? '',
        cards.get(share.memberId)?.phoneMasked ?? '',
        share.grantName,
        movements.grantedFen,
        share.spentFen,
        share.refundedFen,
        returnedOf(share, movements),
        movements.closingFen,
        share.orders,
        [...share.receipts].sort().join('、'),
        null,
      ]),
    )
  }
}

function compareShare(share: Share, movements: Movements, isWholeGrant: boolean): void {
  assertSame(`allowance ${share.id} spent`, movements.spentFen, share.spentFen)
  if (isWholeGrant || movements.grantedFen !== 0) {
    assertSame(`allowance ${share.id} granted`, movements.grantedFen, share.amountFen)
  }
  const { openingFen, grantedFen, closingFen } = movements
  const left = openingFen + grantedFen - share.spentFen + share.refundedFen - returnedOf(share, movements)
  assertSame(`allowance ${share.id} left`, closingFen, left)
}

/** What the union has back: what was withdrawn or expired, and refunds of what had ended. */
const returnedOf = (share: Share, { withdrawnFen, refundedFen }: Movements): number =>
  withdrawnFen + share.refundedFen - refundedFen

const hasMoved = (share: Share, { grantedFen, withdrawnFen, closingFen }: Movements): boolean =>
  grantedFen !== 0 || withdrawnFen !== 0 || closingFen !== 0 || share.orders > 0

/** Adds who got what of the collective purchases with these payments, and when they signed for it. */
export async function addDistributions(gathering: Gathering, paymentIds: readonly string[]): Promise<void> {
  const { platform, tx, payers } = gathering
  for (const paymentId of new Set(paymentIds)) {
    const purchase = payers.purchases.get(paymentId)
    if (!purchase) continue
    const items = purchase.items
      .map(({ name, skuName, quantity }) => `${name} ${skuName} × ${quantity}`)
      .join('；')
    for (const signatures of slicesOf(await signaturesOf(tx, purchase.id))) {
      const cards = await memberCards(
        platform,
        tx,
        signatures.map((one) => one.memberId),
      )
      const rows = signatures.map(({ memberId, group, signedAt, signedAs }): Cell[] => {
        const card = cards.get(memberId)
        const signedOn = signedAt && dayInShanghai(signedAt)
        const how = signedAs && receiptNames[signedAs]
        return [purchase.name, group, card?.name ?? '', card?.phoneMasked ?? '', items, signedOn, how, null]
      })
      gathering.add('distributions', rows)
    }
  }
}
