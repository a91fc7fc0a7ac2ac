import type { VenuePlace } from '@yuxiang/shared/api/venues'
import { distanceText } from '@yuxiang/shared/venues/place'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { smallPicture } from '@/services/pictures'
import { kindName } from '@/services/venue-words'
import { OpeningTag } from '../shared/opening-tag'
import './place-row.scss'

/** A hall or counter in a list: where it stands, whether it is open, and how far it is once that is known. */
export function PlaceRow({ place, metres }: { place: VenuePlace; metres?: number | null }) {
  const { id, name, address, openingHours, hours, pictures } = place
  return (
    <Link className="place-row" to={pageUrl(pages.venue, { id })}>
      <View className="place-row__picture">
        <Picture src={smallPicture(pictures[0] ?? '')} alt="" ratio={100} />
      </View>
      <View className="grow place-row__words">
        <View className="row place-row__line">
          <Text className="grow place-row__name">{name}</Text>
          <Tag>{kindName(place)}</Tag>
        </View>
        <View className="place-row__fact">{address}</View>
        <View className="place-row__fact">{openingHours}</View>
        <View className="place-row__fact">
          <OpeningTag hours={hours} />
        </View>
        {metres === undefined ? null : (
          <View className="place-row__metres number">
            {metres === null ? '没有登记位置' : `离您约 ${distanceText(metres)}`}
          </View>
        )}
      </View>
    </Link>
  )
}
