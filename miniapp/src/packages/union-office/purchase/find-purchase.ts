import type { Purchase } from '@yuxiang/shared/api/union-purchases'

const pageSize = 100

/** The purchase of that id out of the union's list, page by page; null when it is not in it. */
export async function findPurchase(
  id: string,
  load: (page: number, pageSize: number) => Promise<{ items: Purchase[] }>,
): Promise<Purchase | null> {
  for (let page = 1; ; page++) {
    const { items } = await load(page, pageSize)
    const found = items.find((purchase) => purchase.id === id)
    if (found || items.length < pageSize) return found ?? null
  }
}
