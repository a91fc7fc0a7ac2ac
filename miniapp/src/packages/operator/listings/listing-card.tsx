import type { ReviewRow } from '@yuxiang/shared/api/goods'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { Fact } from '@/workbench/form-page'
import './listing-card.scss'

interface Props {
  review: ReviewRow
  busy: boolean
  onApprove: () => void
  onReturn: () => void
}

/** A listing, or what is to become of one beside what is sold now. */
export function ListingCard({ review, busy, onApprove, onReturn }: Props) {
  const { current, proposed, merchantName, submittedAt, kind } = review
  const name = proposed?.name ?? current.name
  return (
    <View className="card listing-card" role="group" label={name}>
      <View className="listing-card__head">
        <Tag tone={kind === 'listing' ? 'green' : 'citrus'}>{kind === 'listing' ? '新上架' : '改动'}</Tag>
        <Text className="grow listing-card__name">{name}</Text>
        <Text className="panel__hint">
          {merchantName} · {chinaDateTime(submittedAt)}
        </Text>
      </View>
      {proposed ? (
        <View className="listing-card__sides">
          <Side title="现在在售" part={current} />
          <Side title="改成" part={proposed} before={current} />
        </View>
      ) : (
        <>
          <Pictures urls={current.images} />
          <View className="listing-card__facts">
            <Fact name="类目">{current.category}</Fact>
            <Fact name="产地">{current.origin}</Fact>
            <Fact name="净含量 · 保质期">{`${current.netContent} · ${current.shelfLife}`}</Fact>
            <Fact name="贮存">{current.storage}</Fact>
            <Fact name="规格">
              {current.skus.map(({ name: sku, priceFen }) => `${sku} ¥${formatYuan(priceFen)}`).join('；')}
            </Fact>
          </View>
          <View className="panel__hint">
            {[current.subtitle, ...current.detail].filter(Boolean).join(' / ')}
          </View>
        </>
      )}
      <View className="listing-card__acts">
        <Button size="fit" tone="plain" label={`退回${name}`} onTap={onReturn}>
          退回
        </Button>
        <Button size="fit" tone="green" loading={busy} label={`通过${name}`} onTap={onApprove}>
          通过
        </Button>
      </View>
    </View>
  )
}

type Part = NonNullable<ReviewRow['proposed']>

function Side({ title, part, before }: { title: string; part: Part; before?: Part }) {
  const line = (words: string, old: string | undefined) => (
    <Text className={old !== undefined && old !== words ? 'listing-card__changed' : ''}>{words}</Text>
  )
  return (
    <View className="listing-card__side">
      <View className="listing-card__title">{title}</View>
      <Fact name="名称">{line(part.name, before?.name)}</Fact>
      <Fact name="类目">{line(part.category, before?.category)}</Fact>
      <Fact name="图片">
        {line(
          before && before.images.join() !== part.images.join()
            ? `${part.images.length} 张，有改动`
            : `${part.images.length} 张`,
          before ? `${before.images.length} 张` : undefined,
        )}
      </Fact>
      <Pictures urls={part.images} />
    </View>
  )
}

function Pictures({ urls }: { urls: readonly string[] }) {
  return (
    <View className="listing-card__pictures">
      {urls.map((url) => (
        <View key={url} className="listing-card__picture">
          <Picture src={url} alt="商品图片" ratio={100} />
        </View>
      ))}
    </View>
  )
}
