import { Button } from '@/components/Button'
import { Text, View } from '@/elements'
import './pager.scss'

interface Props {
  page: number
  pageSize: number
  total: number
  onPage: (page: number) => void
}

/** Where in a long list one is, and the ways on and back; nothing where all fits one page. */
export function Pager({ page, pageSize, total, onPage }: Props) {
  if (total <= pageSize) return total > 0 ? <View className="pager__sum">共 {total} 条</View> : null
  const last = Math.ceil(total / pageSize)
  return (
    <View className="pager" role="navigation" label="翻页">
      <Button size="small" tone="plain" disabled={page <= 1} onTap={() => onPage(page - 1)}>
        上一页
      </Button>
      <Text className="pager__sum number">
        第 {page} / {last} 页 · 共 {total} 条
      </Text>
      <Button size="small" tone="plain" disabled={page >= last} onTap={() => onPage(page + 1)}>
        下一页
      </Button>
    </View>
  )
}
