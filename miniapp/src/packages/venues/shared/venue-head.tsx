import type { Venue } from '@yuxiang/shared/api/venues'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { venueKindNames } from '@/services/venue-words'
import './venue-head.scss'

/** What kind of place it is, where, and when it is open. */
export function VenueHead({ venue }: { venue: Venue }) {
  const { kind, name, county, address, openingHours, state, reason } = venue
  return (
    <View className="venue-head">
      <View className="row venue-head__line">
        <Text className="grow venue-head__name" role="heading">
          {name}
        </Text>
        <Tag>{venueKindNames[kind]}</Tag>
      </View>
      {state === 'closed' ? <Note tone="warm">已停业：{reason}</Note> : null}
      <Fact icon="leaf">{county ?? '全市'}</Fact>
      {address ? <Fact icon="place">{address}</Fact> : null}
      {openingHours ? <Fact icon="clock">{openingHours}</Fact> : null}
      {kind === 'zone' ? <Fact icon="cart">线上专区，随时可买</Fact> : null}
    </View>
  )
}

function Fact({ icon, children }: { icon: IconName; children: string }) {
  return (
    <View className="row venue-head__fact">
      <Icon name={icon} size="sm" color="muted" />
      <Text className="grow">{children}</Text>
    </View>
  )
}
