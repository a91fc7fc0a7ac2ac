import { Page } from '@/components/Page'

/** 我的 */
export default function MinePage() {
  return (
    <Page title="我的" tab="mine">
      我的
    </Page>
  )
}
