import type { Banner } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Picture } from '@/components/Picture'
import { SkeletonBlock } from '@/components/Skeleton'
import { Link, Slides, View } from '@/elements'
import './banners.scss'

/** What the shop wants to show first. */
export function Banners({ banners, loading }: { banners: Banner[] | undefined; loading: boolean }) {
  const [index, setIndex] = useState(0)
  if (!banners) return loading ? <SkeletonBlock className="banners banners--loading" /> : null
  if (banners.length === 0) return null
  return (
    <View className="banners">
      <Slides className="banners__slides" label="推荐" index={index} onChange={setIndex} autoplayMs={5000}>
        {banners.map((banner) => (
          <Link
            key={banner.link}
            className="banners__banner"
            to={banner.link}
            label={`${banner.title}，${banner.subtitle}`}
          >
            <Picture src={banner.imageUrl} alt="" eager />
            <View className="banners__words">
              <View className="banners__title">{banner.title}</View>
              <View className="banners__subtitle">{banner.subtitle}</View>
            </View>
          </Link>
        ))}
      </Slides>
      {banners.length > 1 ? (
        <View className="banners__dots" hidden>
          {banners.map((banner, at) => (
            <View key={banner.link} className={`banners__dot ${at === index ? 'banners__dot--on' : ''}`} />
          ))}
        </View>
      ) : null}
    </View>
  )
}
