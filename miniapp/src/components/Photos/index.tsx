import { Picture } from '@/components/Picture'
import { Tap, View } from '@/elements'
import { showPhotos } from '@/services/photo'
import { pictureUrl } from '@/services/pictures'
import './index.scss'

/** Photos in a row; a tap shows them in full. */
export function Photos({ photos, label = '照片' }: { photos: readonly string[]; label?: string }) {
  if (photos.length === 0) return null
  const urls = photos.map(pictureUrl)
  return (
    <View className="photos">
      {photos.map((photo, at) => (
        <Tap
          key={photo}
          className="photos__one"
          label={`查看${label} ${at + 1}`}
          onTap={() => showPhotos(urls, pictureUrl(photo))}
        >
          <Picture src={photo} alt="" ratio={100} />
        </Tap>
      ))}
    </View>
  )
}
