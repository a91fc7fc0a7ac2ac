import type { WaitingLine } from '@yuxiang/shared/api/reviews'
import { reviewTextMax } from '@yuxiang/shared/review-limits'
import { Button } from '@/components/Button'
import { LongTextField } from '@/components/FormField'
import { Page } from '@/components/Page'
import { PhotoField } from '@/components/PhotoField'
import { StarPicker } from '@/components/Stars'
import { Switch } from '@/components/Switch'
import { Text, View } from '@/elements'
import { BoughtRow } from '../shared/bought-row'
import './review-form.scss'
import { useReviewForm } from './use-review-form'

interface Props {
  userId: string
  line: WaitingLine
  /** How many lines of the order wait, this one included. */
  left: number
  /** What the first review brings; null when there was one. */
  points: number | null
  onWritten: () => Promise<void>
}

/** Stars, words, pictures, and whether the name is shown. */
export function ReviewForm({ userId, line, left, points, onWritten }: Props) {
  const form = useReviewForm(userId, line, left, onWritten)
  const { draft, photos, problem, sending } = form
  const bar = (
    <View className="review-form__bar">
      <Button loading={sending} disabled={photos.uploading} onTap={() => void form.send()}>
        {photos.uploading ? '图片上传中…' : '提交评价'}
      </Button>
    </View>
  )
  return (
    <Page title="评价商品" footBar={bar} className="review-form">
      {points ? (
        <View className="review-form__points">
          首次评价公开后得 <Text className="number">{points}</Text> 积分
        </View>
      ) : null}
      <View className="card">
        <BoughtRow bought={line} hint={line.merchantName} />
        {left > 1 ? <View className="review-form__left">这个订单还有 {left} 件商品待评价</View> : null}
      </View>
      <View className="card">
        <View className="section-title" role="heading">
          商品怎么样
        </View>
        <StarPicker value={draft.stars} onPick={(stars) => form.change({ stars })} />
        <View className="review-form__box">
          <LongTextField
            name="评价内容"
            placeholder="味道、新鲜度、包装……说说您的真实感受，帮帮后来的人"
            value={draft.text}
            maxLength={reviewTextMax}
            onInput={(text) => form.change({ text })}
          />
        </View>
        <PhotoField {...photos} label="晒图" />
      </View>
      <View className="card review-form__anonymous">
        <View className="grow">
          <View>匿名评价</View>
          <View className="review-form__hint">
            {draft.anonymous ? '别人看到的是“匿名用户”' : '别人只看到您昵称的第一个字，如“程**”'}
          </View>
        </View>
        <Switch on={draft.anonymous} label="匿名评价" onChange={(anonymous) => form.change({ anonymous })} />
      </View>
      {problem ? (
        <View className="review-form__problem" role="alert">
          {problem}
        </View>
      ) : null}
      <View className="review-form__rule">评价会先经过内容审核再公开；请不要写联系方式和他人隐私。</View>
    </Page>
  )
}
