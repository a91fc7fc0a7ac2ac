import { Tap, View } from '@/elements'
import type { PagedList } from '@/hooks/use-paged-list'
import { problemTitle } from '@/services/problem'
import './index.scss'

/** The foot of a growing list: on its way, failed (tap to try again), or that was all. */
export function ListFoot<Item>({ list }: { list: PagedList<Item> }) {
  if (list.problem) {
    return (
      <Tap className="list-foot list-foot--failed" onTap={() => void list.loadMore()}>
        {problemTitle(list.problem)}，点这里再试
      </Tap>
    )
  }
  if (list.loading === 'more') {
    return (
      <View className="list-foot" role="status">
        正在加载…
      </View>
    )
  }
  return <View className="list-foot">{list.ended ? '— 已经到底了 —' : ''}</View>
}
