import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { useEscape } from '@/components/Sheet/use-escape'
import { Photo, Slides, Tap, Text, View } from '@/elements'
import { pictureUrl } from '@/services/pictures'
import './index.scss'

interface Props {
  photos: readonly string[]
  /** The one to begin with. */
  at: number
  label: string
  onClose: () => void
}

/** Pictures over the whole screen, moved sideways; the browser's, since WeChat has its own. */
export function PhotoViewer({ photos, at, label, onClose }: Props) {
  const [index, setIndex] = useState(at)
  useEscape(true, onClose)
  return (
    <View className="photo-viewer sheet__panel" role="group" label={`${label}的图片`}>
      <Slides className="photo-viewer__slides" label="图片" index={index} onChange={setIndex}>
        {photos.map((photo, place) => (
          <View key={photo} className="photo-viewer__slide">
            <Photo
              className="photo-viewer__photo"
              src={pictureUrl(photo)}
              alt={`图片 ${place + 1}`}
              fit="contain"
              eager={place === at}
            />
          </View>
        ))}
      </Slides>
      <Text className="photo-viewer__count number">
        {index + 1} / {photos.length}
      </Text>
      <Tap className="photo-viewer__close" label="关闭" onTap={onClose}>
        <Icon name="close" color="white" />
      </Tap>
    </View>
  )
}
