import type { StreamerPage } from '@yuxiang/shared/api/streamers'
import { formatYuan } from '@yuxiang/shared/money'
import { streamerKindNames } from '@yuxiang/shared/streamers/words'
import { Cell } from '@/components/Cell'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { StreamerSign } from '../shared/streamer-sign'

/** Who it is, from where, with whom, and what came of it so far. */
export function Head({ streamer }: { streamer: StreamerPage }) {
  const { name, kind, county, intro, isLive, team, base, merchant, certifiedBy } = streamer
  return (
    <View className="card streamer-head">
      <View className="row streamer-head__line">
        <StreamerSign isLive={isLive} large />
        <View className="grow streamer-head__words">
          <View className="streamer-head__name" role="heading">
            {name}
          </View>
          <View className="row streamer-head__tags">
            {isLive ? <Tag tone="vermilion">直播中</Tag> : null}
            <Tag>{streamerKindNames[kind]}</Tag>
            <Text className="muted">{county}</Text>
          </View>
        </View>
      </View>
      {intro ? <View className="streamer-head__intro">{intro}</View> : null}
      <Results streamer={streamer} />
      {certifiedBy ? <Cell icon="shield" title="认证单位" value={certifiedBy} /> : null}
      {team ? <Cell icon="people" title="直播机构" value={team.name} /> : null}
      {base ? (
        <Cell
          icon="place"
          title={base.name}
          hint={base.place}
          {...(base.venueId ? { to: pageUrl(pages.venue, { id: base.venueId }) } : {})}
        />
      ) : null}
      {merchant ? (
        <Cell
          icon="shop"
          title={merchant.name}
          hint="店铺与商品"
          to={pageUrl(pages.shop, { id: merchant.id })}
        />
      ) : null}
    </View>
  )
}

function Results({ streamer: { results, trainings } }: { streamer: StreamerPage }) {
  const { sessions, products, sold } = results
  const figures = [
    { name: '直播场次', text: `${sessions}` },
    { name: '讲过的商品', text: `${products}` },
    { name: '培训合格', text: `${trainings}` },
    ...(sold ? [{ name: `带动成交 ${sold.orders} 单`, text: `¥${formatYuan(sold.amountFen)}` }] : []),
  ]
  return (
    <View className="streamer-head__results" role="list" label="直播成果">
      {figures.map((figure) => (
        <View key={figure.name} className="streamer-head__result" role="listitem">
          <View className="streamer-head__figure number">{figure.text}</View>
          <View className="streamer-head__unit">{figure.name}</View>
        </View>
      ))}
    </View>
  )
}
