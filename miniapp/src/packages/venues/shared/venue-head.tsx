import type { Venue } from '@yuxiang/shared/api/venues'
import { venueCollectionNames } from '@yuxiang/shared/venues/collections'
import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { kindName } from '@/services/venue-words'
import { OpeningTag } from './opening-tag'
import './venue-head.scss'

/** What kind of place it is, where, and when it is open. */
export function VenueHead({ venue }: { venue: Venue }) {
  const { kind, name, county, collection, township, address, openingHours, hours, state, reason } = venue
  return (
    <View className="venue-head">
      <View className="row venue-head__line">
        <Text className="grow venue-head__name" role="heading">
          {name}
        </Text>
        <Tag>{kindName(venue)}</Tag>
      </View>
      {state === 'closed' ? <Note tone="warm">已停业：{reason}</Note> : null}
      <Fact icon="leaf">
        {[county ?? '全市', township, collection ? venueCollectionNames[collection] : null]
          .filter(Boolean)
          .join(' · ')}
      </Fact>
      {address ? <Fact icon="place">{address}</Fact> : null}
      {openingHours ? (
        <Fact icon="clock">
          {`${openingHours} `}
          {state === 'open' ? <OpeningTag hours={hours} /> : null}
        </Fact>
      ) : null}
      {venue.machineNo ? <Fact icon="shop">设备编号 {venue.machineNo}</Fact> : null}
      {kind === 'zone' ? <Fact icon="cart">线上专区，随时可买</Fact> : null}
    </View>
  )
}

function Fact({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <View className="row venue-head__fact">
      <Icon name={icon} size="sm" color="muted" />
      <Text className="grow">{children}</Text>
    </View>
  )
}
