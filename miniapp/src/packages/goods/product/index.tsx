import { Page } from '@/components/Page'

/** 商品详情 */
export default function ProductPage() {
  return <Page title="商品详情">商品详情</Page>
}
