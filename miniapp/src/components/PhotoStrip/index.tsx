import { useState } from 'react'
import { PhotoViewer } from '@/components/PhotoViewer'
import { Picture } from '@/components/Picture'
import { Tap, Text, View } from '@/elements'
import { smallPicture } from '@/services/pictures'
import { viewPhotos } from '@/services/view-photos'
import './index.scss'

interface Props {
  photos: readonly string[]
  /** What they belong to, for screen readers: `程** 的评价`. */
  label: string
  /** At most so many are shown; the last one says how many more there are. */
  most?: number
  /** Those that want looking at, by their place. */
  marked?: readonly boolean[]
}

/** Small pictures in a row or grid; a tap opens them large. */
export function PhotoStrip({ photos, label, most = 9, marked = [] }: Props) {
  const [open, setOpen] = useState<number | null>(null)
  if (photos.length === 0) return null
  const shown = photos.slice(0, most)
  return (
    <View className="photo-strip">
      {shown.map((photo, at) => (
        <Tap
          key={photo}
          className={`photo-strip__one ${marked[at] ? 'photo-strip__one--marked' : ''}`}
          label={`查看${label}的图片 ${at + 1}，共 ${photos.length} 张`}
          onTap={(event) => {
            event.stopPropagation()
            viewPhotos(photos, at, setOpen)
          }}
        >
          <Picture src={smallPicture(photo)} alt="" ratio={100} />
          {marked[at] ? <Text className="photo-strip__mark">待核实</Text> : null}
          {at === shown.length - 1 && photos.length > most ? (
            <View className="photo-strip__more number">+{photos.length - most}</View>
          ) : null}
        </Tap>
      ))}
      {open === null ? null : (
        <PhotoViewer photos={photos} at={open} label={label} onClose={() => setOpen(null)} />
      )}
    </View>
  )
}
