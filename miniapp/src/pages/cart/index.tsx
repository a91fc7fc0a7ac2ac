import { Page } from '@/components/Page'

/** 购物车 */
export default function CartPage() {
  return (
    <Page title="购物车" tab="cart">
      购物车
    </Page>
  )
}
