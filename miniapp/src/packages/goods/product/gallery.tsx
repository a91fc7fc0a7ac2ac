import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { OpenButton, Slides, Tap, View } from '@/elements'
import { goBack } from '@/services/navigation'
import { shareLink, sharesByButton } from '@/services/share'
import { statusBarPx } from '@/services/status-bar'
import './gallery.scss'

/** The pictures, edge to edge, with the way back and sharing upon them. */
export function Gallery({ product, shareCode }: { product: ProductDetail; shareCode: string | undefined }) {
  const [index, setIndex] = useState(0)
  const pictures = product.images.length > 0 ? product.images : [product.imageUrl]
  return (
    <View className="gallery">
      <Slides className="gallery__slides" label={`${product.name}的图片`} index={index} onChange={setIndex}>
        {pictures.map((picture, at) => (
          <Picture key={picture} src={picture} alt={`${product.name} 图 ${at + 1}`} eager={at === 0} />
        ))}
      </Slides>
      <View className="gallery__top" style={{ top: `${statusBarPx() + 10}px` }}>
        <Tap className="gallery__round" label="返回" onTap={goBack}>
          <Icon name="back" color="white" weight={2.2} />
        </Tap>
        {sharesByButton ? (
          <Tap className="gallery__round" label="分享" onTap={() => void shareLink(product.name, shareCode)}>
            <Icon name="share" color="white" />
          </Tap>
        ) : null}
      </View>
      {sharesByButton ? null : (
        <OpenButton className="gallery__share" openType="share">
          <View className="gallery__round">
            <Icon name="share" color="white" />
          </View>
        </OpenButton>
      )}
      <View
        className="gallery__count number"
        label={`第 ${index + 1} 张，共 ${pictures.length} 张`}
        role="status"
      >
        {index + 1} / {pictures.length}
      </View>
    </View>
  )
}
