import type { Purchase, SignedAs } from '@yuxiang/shared/api/union-purchases'

/** How a collective purchase stands, for its tag. */
export const purchaseStates: Record<Purchase['state'], { text: string; tone: 'green' | 'citrus' | 'plain' }> =
  {
    ordered: { text: '已下单', tone: 'citrus' },
    ready: { text: '可签收', tone: 'green' },
    cancelled: { text: '已取消', tone: 'plain' },
  }

/** Who said that a share was received. */
export const signedWays: Record<SignedAs, string> = {
  member: '本人签收',
  officer: '工会代登记',
  system: '系统自动',
}
