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
  name: string
  hint: string
  /** What it shows, and its height in percent of the width. */
  alt: string
  ratio: number
  imageUrl: string | null
  error?: string | undefined
  onChange: (imageHash: string | null, imageUrl: string | null) => void
}

/** A wide picture, which may be left out. */
export function BannerField({ name, hint, alt, ratio, imageUrl, error, onChange }: Props) {
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
    <FormField name={name} hint={hint} error={error}>
      {imageUrl ? (
        <View className="banner-field__picture">
          <Picture src={imageUrl} alt={alt} ratio={ratio} />
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
