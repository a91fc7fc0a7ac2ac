import type { Membership } from '@yuxiang/shared/api/union'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { backToPage, pages } from '@/services/navigation'
import './membership-card.scss'

const states = {
  invited: { text: '邀请您加入', tone: 'vermilion' },
  requested: { text: '等待审核', tone: 'citrus' },
  joined: { text: '已加入', tone: 'green' },
  declined: { text: '未通过', tone: 'plain' },
} as const satisfies Record<
  Membership['state'],
  { text: string; tone: 'vermilion' | 'citrus' | 'green' | 'plain' }
>

interface Props {
  membership: Membership
  joining: boolean
  onJoin: () => void
}

/** A union and where this person stands with it. */
export function MembershipCard({ membership, joining, onJoin }: Props) {
  const { state, unionName, unitName, memberName, group, joinedAt } = membership
  const person = [memberName, group].filter(Boolean).join(' · ')
  return (
    <View className="card membership-card" role="group" label={unionName}>
      <View className="membership-card__head">
        <Text className="grow membership-card__name">{unionName}</Text>
        <Tag tone={states[state].tone}>{states[state].text}</Tag>
      </View>
      <View className="membership-card__quiet">{unitName}</View>
      {person ? <View className="membership-card__person">{person}</View> : null}
      {state === 'invited' ? (
        <>
          <View className="membership-card__quiet">名册里有您的手机号，点一下就能加入</View>
          <Button className="membership-card__act" loading={joining} onTap={onJoin}>
            加入工会
          </Button>
        </>
      ) : null}
      {state === 'requested' ? (
        <View className="membership-card__quiet">工会干部确认后就能使用额度，请耐心等待</View>
      ) : null}
      {state === 'declined' ? (
        <View className="membership-card__quiet">工会没有通过您的申请。如有疑问，请联系单位的工会干部</View>
      ) : null}
      {state === 'joined' ? (
        <>
          {joinedAt ? <View className="membership-card__quiet">{chinaDateTime(joinedAt)} 加入</View> : null}
          <Button className="membership-card__act" tone="line" onTap={() => backToPage(pages.allowances)}>
            查看我的额度
          </Button>
        </>
      ) : null}
    </View>
  )
}
