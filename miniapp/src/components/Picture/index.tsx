import { useState } from 'react'
import { Photo, View } from '@/elements'
import { pictureUrl } from '@/services/pictures'
import './index.scss'

interface Props {
  src: string
  /** What it shows; empty when words beside it say the same. */
  alt: string
  /** Height in percent of the width; without it the box around decides. */
  ratio?: number
  eager?: boolean
  className?: string
}

/** A picture in a box that keeps its place, fades in, and shows a quiet ground when it can't be had. */
export function Picture({ src, alt, ratio, eager = false, className = '' }: Props) {
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  return (
    <View
      className={`picture picture--${state} ${ratio ? '' : 'picture--fill'} ${className}`}
      {...(ratio ? { style: { paddingBottom: `${ratio}%` } } : {})}
    >
      {src && state !== 'failed' ? (
        <Photo
          className="picture__photo"
          src={pictureUrl(src)}
          alt={alt}
          eager={eager}
          onLoad={() => setState('shown')}
          onFail={() => setState('failed')}
        />
      ) : (
        <View className="picture__none" label={alt || '图片无法显示'} role="img" />
      )}
    </View>
  )
}
