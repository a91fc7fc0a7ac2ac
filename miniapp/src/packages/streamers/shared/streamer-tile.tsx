import type { StreamerCard } from '@yuxiang/shared/api/streamers'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { streamerKindNames } from '@yuxiang/shared/streamers/words'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { StreamerSign } from './streamer-sign'
import './streamer-tile.scss'

/** A streamer in a list: who, from where, and whether on air. */
export function StreamerTile({
  streamer: { id, name, kind, county, intro, platforms, isLive },
}: {
  streamer: StreamerCard
}) {
  const facts = [county, ...platforms.map((platform) => livePlatformNames[platform])]
  return (
    <View role="listitem">
      <Link className="card streamer-tile" to={pageUrl(pages.streamer, { id })}>
        <StreamerSign isLive={isLive} />
        <View className="grow streamer-tile__words">
          <View className="streamer-tile__name">{name}</View>
          <View className="row streamer-tile__facts">
            {isLive ? <Tag tone="vermilion">直播中</Tag> : null}
            <Tag>{streamerKindNames[kind]}</Tag>
            <Text>{facts.join(' · ')}</Text>
          </View>
          {intro ? <View className="streamer-tile__intro lines-2">{intro}</View> : null}
        </View>
        <Icon name="next" size="sm" color="muted" />
      </Link>
    </View>
  )
}
