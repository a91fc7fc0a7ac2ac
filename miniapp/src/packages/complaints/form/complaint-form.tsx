import type { ComplaintStart } from '@yuxiang/shared/api/complaints'
import { policy } from '@yuxiang/shared/policy'
import { Button } from '@/components/Button'
import { FilesField } from '@/components/Cases/files-field'
import { Icon } from '@/components/Icon'
import { Note } from '@/components/Note'
import { Page } from '@/components/Page'
import { Picture } from '@/components/Picture'
import { Text, View } from '@/elements'
import './complaint-form.scss'
import { ParticularsCard } from './particulars-card'
import { DemandCard, KindCard, StoryCard, WishCard } from './question-cards'
import { type FormProps, useComplaintForm } from './use-complaint-form'

/** Plain questions, one below the other; the law's words come out of the answers. */
export function ComplaintForm(props: FormProps) {
  const { start } = props
  const form = useComplaintForm(props)
  const { draft, lost, change, sending, send } = form
  const bar = (
    <View className="complain__bar">
      <Button loading={sending} onTap={() => void send()}>
        提交给{start.officeName}
      </Button>
    </View>
  )
  return (
    <Page title="投诉举报" className="complain" footBar={bar}>
      <About start={start} productId={draft.productId} onChoose={(productId) => change({ productId })} />
      <KindCard form={form} />
      <StoryCard form={form} />
      <View className="card">
        <View className="section-title" role="heading">
          有照片或视频吗？
        </View>
        <View className="complain__hint">{evidenceHint(draft.kind)}</View>
        {lost.length > 0 ? (
          <Note tone="warm">
            {`${lost.join('、')} 上传后超过 ${policy.looseEvidence.value} 天没有提交，已从平台删除，请重新上传`}
          </Note>
        ) : null}
        <FilesField
          label="添加图片、视频或 PDF"
          most={policy.caseFilesMax.value}
          files={draft.files}
          onChange={(next) => change(({ files }) => ({ files: next(files) }))}
        />
      </View>
      <WishCard form={form} />
      {draft.wish ? <DemandCard form={form} /> : null}
      <ParticularsCard form={form} />
      <View className="complain__words">
        写的内容随时存在这部手机上，离开也不会丢。请如实反映：捏造事实、冒用他人名义的，依法承担责任。
      </View>
    </Page>
  )
}

const evidenceHint = (kind: string | undefined): string => {
  if (kind === 'price') return '标价、付款页面的截图最有用'
  if (kind === 'quality') return '拍下商品、包装和标签上的批次；短视频 50 MB 以内'
  return '聊天记录、标签、发票都可以；短视频 50 MB 以内'
}

/** Which goods of whom it is about, and which batch. */
function About({
  start,
  productId,
  onChoose,
}: {
  start: ComplaintStart
  productId: string
  onChoose: (productId: string) => void
}) {
  const several = start.products.length > 1
  const chosen = start.products.find(({ id }) => id === productId)
  const name = chosen?.name ?? start.productName
  const imageUrl = chosen?.imageUrl ?? start.imageUrl
  return (
    <View className="card">
      <View className="complain__about">
        <View className="complain__picture">
          {imageUrl ? (
            <Picture src={imageUrl} alt="" ratio={100} />
          ) : (
            <View className="complain__sign">
              <Icon name="shop" size="lg" color="green" />
            </View>
          )}
        </View>
        <View className="grow">
          <View className="complain__name lines-2">{name ?? start.merchantName}</View>
          <View className="muted lines-1">{name ? start.merchantName : '针对商家本身，不指定商品'}</View>
          {start.orderNo || start.batchCode ? (
            <View className="muted number">
              {start.orderNo ? <Text>订单 {start.orderNo} </Text> : null}
              {start.batchCode ? <Text>批次 {start.batchCode}</Text> : null}
            </View>
          ) : null}
        </View>
      </View>
      {several ? (
        <View className="complain__which">
          <View className="complain__hint">是哪一件？</View>
          {start.products.map((one) => (
            <Button
              key={one.id}
              size="fit"
              tone={one.id === productId ? 'green' : 'plain'}
              onTap={() => onChoose(one.id)}
            >
              {one.name}
            </Button>
          ))}
        </View>
      ) : null}
    </View>
  )
}
