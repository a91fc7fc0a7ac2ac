import { Page } from '@/components/Page'

/** 搜索 */
export default function SearchPage() {
  return <Page title="搜索">搜索</Page>
}
