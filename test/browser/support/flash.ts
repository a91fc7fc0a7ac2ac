import type { FlashItem, FlashSession } from '@yuxiang/shared/api/flash-sales'
import { Caller } from '../../support/caller.ts'
import { claim } from '../../support/flash.ts'

/** What the demo shop sells for points now, and what soon. */
export async function flashSalesOf(url: string): Promise<{ running: FlashSession; upcoming: FlashSession }> {
  const { items, serverTime } = await new Caller(url).call('GET /api/flash-sales', {})
  const running = items.find(({ startsAt, endsAt }) => startsAt <= serverTime && serverTime < endsAt)
  const upcoming = items.find(({ startsAt }) => startsAt > serverTime)
  if (!running || !upcoming) throw new Error('no session runs, or none is to come')
  return { running, upcoming }
}

/** The first thing that a new shopper's points buy. */
export function affordable({ items }: FlashSession): FlashItem {
  const item = items.find(({ priceFen, stock }) => priceFen === 0 && stock > 0)
  if (!item) throw new Error('nothing for points alone')
  return item
}

/** Claims one and leaves the address open. */
export async function claimOne(url: string, shopper: Caller): Promise<{ itemId: string }> {
  const { id: itemId } = affordable((await flashSalesOf(url)).running)
  const won = await claim(shopper, itemId)
  if (won.status !== 201) throw new Error(`not won: ${won.code}`)
  return { itemId }
}
