import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { stateMark } from '../shared/campaign-words'
import { periodText } from '../shared/china-moment'
import './agenda.scss'
import { othersDuring } from './month'

interface Props {
  campaigns: readonly Campaign[]
  clashing: ReadonlySet<string>
}

/** A month's campaigns as a list, in the order in which they begin: what a phone shows. */
export function Agenda({ campaigns, clashing }: Props) {
  const sorted = [...campaigns].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  return (
    <View className="card agenda" role="list" label="这个月的活动">
      {sorted.map((campaign) => {
        const mark = stateMark(campaign)
        const others = othersDuring(campaign, campaigns)
        return (
          <View key={campaign.id} role="listitem">
            <Link className="agenda__one" to={pageUrl(pages.benchCampaign, { id: campaign.id })}>
              <View className={`agenda__edge agenda__edge--${mark.tone}`} hidden />
              <View className="grow">
                <View className="agenda__line">
                  <Text className="agenda__name">{campaign.name}</Text>
                  <Tag tone={mark.tone}>{mark.text}</Tag>
                  {clashing.has(campaign.id) ? <Tag tone="vermilion">撞组</Tag> : null}
                </View>
                <View className="panel__hint number">{periodText(campaign.startsAt, campaign.endsAt)}</View>
                <View className="panel__hint">
                  {campaign.merchantName ?? '平台'} · {campaign.label}
                  {others > 0 ? ` · 与另外 ${others} 个活动时间重叠` : ''}
                </View>
              </View>
            </Link>
          </View>
        )
      })}
    </View>
  )
}
