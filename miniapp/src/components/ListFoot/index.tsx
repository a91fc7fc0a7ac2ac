import { useId } from 'react'
import { Tap, View } from '@/elements'
import type { PagedList } from '@/hooks/use-paged-list'
import { problemTitle } from '@/services/problem'
import './index.scss'
import { useNearEnd } from './use-near-end'

/** The foot of a growing list: on its way, failed (tap to try again), or that was all. */
export function ListFoot<Item>({ list }: { list: PagedList<Item> }) {
  const id = useId()
  useNearEnd(id, `${list.items.length} ${list.loading}`, () => {
    if (!list.problem) void list.loadMore()
  })
  if (list.problem) {
    return (
      <Tap
        className="list-foot list-foot--failed"
        onTap={() => void (list.ended ? list.refresh() : list.loadMore())}
      >
        {problemTitle(list.problem)}，点这里再试
      </Tap>
    )
  }
  return (
    <View id={id} className="list-foot" role="status">
      {list.loading === 'more' ? '正在加载…' : list.ended ? '— 已经到底了 —' : ''}
    </View>
  )
}
