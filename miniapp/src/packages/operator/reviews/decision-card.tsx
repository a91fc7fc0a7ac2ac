import type { DecisionItem, Doubt } from '@yuxiang/shared/api/reviews'
import { Button } from '@/components/Button'
import { PhotoStrip } from '@/components/PhotoStrip'
import { Stars } from '@/components/Stars'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import './decision-card.scss'

const doubtWords: Record<Doubt, string> = {
  text: '文字存疑',
  picture: '图片存疑',
  noWechat: '作者未用微信登录',
  silence: '自动审核未答复',
}

interface Props {
  item: DecisionItem
  onDecide: (decision: 'publish' | 'reject') => void
}

/** What waits to be decided, why, and the two ways. */
export function DecisionCard({ item, onDecide }: Props) {
  const { subject, doubt, authorName, stars, reviewText, photos, answerText, at } = item
  return (
    <View className="card decision">
      <View className="decision__head">
        <Tag tone={doubt === 'text' || doubt === 'picture' ? 'vermilion' : 'citrus'}>{doubtWords[doubt]}</Tag>
        <Text className="decision__at number">{chinaDateTime(at)}</Text>
      </View>
      <Link className="decision__product lines-1" to={pageUrl(pages.product, { id: item.productId })}>
        {item.productName} · {item.skuName}
      </Link>
      <View className="decision__author">
        <Text>{authorName}</Text>
        <Stars value={stars} />
      </View>
      <View className={`decision__text ${subject === 'answer' ? 'muted' : ''}`}>
        {reviewText || '（没有写文字）'}
      </View>
      <PhotoStrip
        photos={photos.map(({ url }) => url)}
        marked={photos.map(({ doubtful }) => doubtful)}
        label={`${authorName}的评价`}
      />
      {answerText === null ? null : (
        <View className="decision__answer">
          <Text className="decision__merchant">商家想回复：</Text>
          {answerText}
        </View>
      )}
      <View className="decision__acts">
        <Button size="fit" tone="plain" label={`不公开${authorName}的内容`} onTap={() => onDecide('reject')}>
          不公开
        </Button>
        <Button size="fit" tone="green" label={`公开${authorName}的内容`} onTap={() => onDecide('publish')}>
          公开
        </Button>
      </View>
    </View>
  )
}
