import { Page } from '@/components/Page'

/** 分类 */
export default function CategoryPage() {
  return (
    <Page title="分类" tab="category">
      分类
    </Page>
  )
}
