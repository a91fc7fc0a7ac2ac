import { useState } from 'react'
import { Button } from '@/components/Button'
import { FormField } from '@/components/FormField'
import { Picture } from '@/components/Picture'
import { View } from '@/elements'
import { toastProblem } from '@/services/feedback'
import { pickPhotos } from '@/services/pick-photos'
import { upload } from '@/services/upload'
import './banner-field.scss'
import { pictureHash } from './picture-hash'

interface Props {
  imageUrl: string | null
  error?: string | undefined
  onChange: (imageHash: string | null, imageUrl: string | null) => void
}

/** The campaign's picture; without one its tag stands on a coloured ground. */
export function BannerField({ imageUrl, error, onChange }: Props) {
  const [sending, setSending] = useState(false)
  const pick = async () => {
    const [file] = await pickPhotos(1)
    if (!file) return
    setSending(true)
    try {
      const { url } = await upload('POST /api/files', undefined, file)
      onChange(pictureHash(url), url)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <FormField name="横幅图片" hint="可以不传；建议 750×300，JPG、PNG 或 WebP" error={error}>
      {imageUrl ? (
        <View className="banner-field__picture">
          <Picture src={imageUrl} alt="活动横幅" ratio={40} />
        </View>
      ) : null}
      <View className="banner-field__acts">
        <Button size="fit" tone="line" loading={sending} onTap={() => void pick()}>
          {imageUrl ? '换一张' : '上传图片'}
        </Button>
        {imageUrl ? (
          <Button size="fit" tone="plain" onTap={() => onChange(null, null)}>
            不用图片
          </Button>
        ) : null}
      </View>
    </FormField>
  )
}
