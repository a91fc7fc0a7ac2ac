import { policy } from '@yuxiang/shared/policy'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Tap, View } from '@/elements'
import { toastProblem } from '@/services/feedback'
import { pickPhotos } from '@/services/photo'
import { upload } from '@/services/upload'
import './index.scss'

interface Props {
  photos: string[]
  onChange: (photos: string[]) => void
  max?: number
}

/** Photos of a form: each is uploaded as it is picked. */
export function PhotoField({ photos, onChange, max = policy.afterSalePhotosMax.value }: Props) {
  const [busy, setBusy] = useState(false)
  const add = async () => {
    if (busy) return
    const picked = await pickPhotos(max - photos.length)
    if (picked.length === 0) return
    setBusy(true)
    let kept = photos
    try {
      for (const file of picked) {
        const { url } = await upload('POST /api/files', undefined, file)
        if (!kept.includes(url)) kept = [...kept, url]
        onChange(kept)
      }
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
  }
  const words = busy ? '上传中…' : `${photos.length}/${max}`
  return (
    <View className="photo-field">
      {photos.map((photo, at) => (
        <View key={photo} className="photo-field__one">
          <Picture src={photo} alt={`照片 ${at + 1}`} ratio={100} />
          <Tap
            className="photo-field__remove"
            label={`删除照片 ${at + 1}`}
            onTap={() => onChange(photos.filter((one) => one !== photo))}
          >
            <View className="photo-field__cross" hidden>
              <Icon name="close" size="sm" color="white" weight={2.4} />
            </View>
          </Tap>
        </View>
      ))}
      {photos.length < max ? (
        <Tap
          className="photo-field__add"
          label={`添加照片 ${words}`}
          disabled={busy}
          onTap={() => void add()}
        >
          <Icon name="camera" size="lg" color="muted" />
          <View className="photo-field__words">{words}</View>
        </Tap>
      ) : null}
    </View>
  )
}
