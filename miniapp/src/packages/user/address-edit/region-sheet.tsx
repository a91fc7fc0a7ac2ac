import type { RegionNode } from '@yuxiang/shared/api/identity'
import { useState } from 'react'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { Scroller, Tap, Text, View } from '@/elements'
import type { Loaded } from '@/hooks/use-answer'
import { choicesBelow, homeFirst, pathTo } from '../shared/regions'
import './region-sheet.scss'

interface Props {
  regions: Loaded<{ items: RegionNode[] }>
  /** Code of the district chosen now. */
  chosen: string
  onPick: (path: RegionNode[]) => void
  onClose: () => void
}

/** Picks province, city and district one after the other. Mount it to open it. */
export function RegionSheet({ regions, chosen, onPick, onClose }: Props) {
  const all = regions.data?.items
  return (
    <Sheet open title="所在地区" onClose={onClose}>
      {all ? (
        <Levels all={all} chosen={chosen} onPick={onPick} />
      ) : regions.problem ? (
        <Failure problem={regions.problem} onRetry={() => void regions.reload()} />
      ) : (
        <SkeletonLines widths={[60, 80, 50, 70]} />
      )}
    </Sheet>
  )
}

function Levels({ all, chosen, onPick }: { all: RegionNode[]; chosen: string; onPick: Props['onPick'] }) {
  const now = pathTo(all, chosen)
  // The level that is being picked from; what lies above it is decided.
  const [above, setAbove] = useState<RegionNode[]>(() => now.slice(0, -1))
  const last = above[above.length - 1]
  const choices = last ? choicesBelow(last) : homeFirst(all)
  const pick = (node: RegionNode) => {
    const path = [...above, node]
    if (choicesBelow(node).length === 0) onPick(path)
    else setAbove(path)
  }
  return (
    <>
      <View className="region-sheet__path">
        {above.map((node, at) => (
          <Tap
            key={node.code}
            className="region-sheet__level"
            label={`${node.name}，重新选择`}
            onTap={() => setAbove(above.slice(0, at))}
          >
            {node.name}
          </Tap>
        ))}
        <Text className="region-sheet__level region-sheet__level--on">
          {['请选择省份', '请选择城市或区县', '请选择区县'][above.length]}
        </Text>
      </View>
      {/* A new level starts at its top. */}
      <Scroller
        key={last?.code ?? ''}
        className="region-sheet__choices"
        direction="y"
        role="group"
        label="地区"
      >
        {choices.map((node) => {
          const on = now.some((one) => one.code === node.code)
          return (
            <Tap
              key={node.code}
              className={`region-sheet__choice ${on ? 'region-sheet__choice--on' : ''}`}
              role="radio"
              checked={on}
              onTap={() => pick(node)}
            >
              <Text className="grow">{node.name}</Text>
              {on ? <Icon name="check" color="vermilion" /> : null}
            </Tap>
          )
        })}
      </Scroller>
    </>
  )
}
