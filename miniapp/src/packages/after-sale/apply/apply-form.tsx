import { afterSaleReasonOf } from '@yuxiang/shared/after-sale/reasons'
import type { AfterSalePreview } from '@yuxiang/shared/api/aftersales'
import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { policy } from '@yuxiang/shared/policy'
import { afterSaleKindNames } from '@yuxiang/shared/states/after-sale'
import { useState } from 'react'
import { ReturnSums } from '@/components/AfterSale/return-sums'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { LongTextField } from '@/components/FormField'
import { Page } from '@/components/Page'
import { PhotoField } from '@/components/PhotoField'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import type { Preview } from '@/hooks/use-preview'
import { giftWords, returnFreightWords } from '@/services/after-sale-words'
import { chinaDayAndTime } from '@/services/china-time'
import { problemTitle } from '@/services/problem'
import { ChosenLines } from './chosen-lines'
import type { LineClaim } from './claim-options'
import './apply-form.scss'
import { useApply } from './use-apply'

interface Props {
  order: OrderDetail
  claims: LineClaim[]
  reload: () => Promise<unknown>
}

/** Lines and how many, what is asked, why, and what comes back. */
export function ApplyForm({ order, claims, reload }: Props) {
  const form = useApply(order.id, claims, reload)
  const [choosing, setChoosing] = useState(false)
  const { kind, picked, preview } = form
  const bar = (
    <View className="apply-form__bar">
      <Button loading={form.sending} onTap={() => void form.send()}>
        提交申请
      </Button>
    </View>
  )
  return (
    <Page title="申请售后" footBar={bar} className="apply-form">
      <ChosenLines order={order} claims={claims} chosen={form.chosen} onChoose={form.choose} />
      {kind ? (
        <View className="card">
          <View className="section-title apply-form__title">售后类型</View>
          <Chips
            label="售后类型"
            options={form.kinds.map((key) => ({ key, name: afterSaleKindNames[key] }))}
            chosen={[kind]}
            onTap={form.setKind}
          />
          <Cell
            title="申请原因"
            value={picked ? afterSaleReasonOf(picked.reason).text : '请选择'}
            onTap={() => setChoosing(true)}
          />
          {picked?.until ? (
            <View className="apply-form__hint">此原因须在 {chinaDayAndTime(picked.until)} 前申请</View>
          ) : null}
        </View>
      ) : Object.values(form.chosen).some((quantity) => quantity > 0) ? (
        <View className="card apply-form__hint">所选商品没有共同适用的售后类型，请分开申请</View>
      ) : null}
      <View className="card">
        <LongTextField
          name="问题说明（选填）"
          placeholder="写清楚情况，商家处理得更快"
          maxLength={500}
          value={form.description}
          onInput={form.setDescription}
        />
        <View className="apply-form__photos">{form.needsPhotos ? '照片（必填）' : '照片（选填）'}</View>
        <PhotoField {...form.photos} label="照片" />
      </View>
      <WhatComesBack
        isExchange={kind === 'exchange'}
        preview={preview}
        freightWords={picked && kind !== 'refundOnly' ? returnFreightWords(picked.reason, 'buyer') : null}
      />
      <Sheet open={choosing} title="申请原因" onClose={() => setChoosing(false)}>
        {form.reasons.map(({ reason, until }) => (
          <Cell
            key={reason}
            title={afterSaleReasonOf(reason).text}
            {...hintOf(reason, until)}
            {...(picked?.reason === reason ? { value: '已选' } : {})}
            onTap={() => {
              form.setReason(reason)
              setChoosing(false)
            }}
          />
        ))}
      </Sheet>
    </Page>
  )
}

/** What a reason takes, and until when. */
function hintOf(reason: Parameters<typeof afterSaleReasonOf>[0], until: string | null) {
  const hints = [
    ...(afterSaleReasonOf(reason).photosRequired ? ['需要照片'] : []),
    ...(until ? [`${chinaDayAndTime(until)} 前可申请`] : []),
  ]
  return hints.length > 0 ? { hint: hints.join(' · ') } : {}
}

interface BackProps {
  isExchange: boolean
  preview: Preview<AfterSalePreview>
  freightWords: string | null
}

/** What comes back, which gifts go along, and by when the merchant answers. */
function WhatComesBack({ isExchange, preview, freightWords }: BackProps) {
  return (
    <View className="card">
      {preview.shown ? (
        <>
          <ReturnSums title={isExchange ? '换货商品价值' : '预计退回'} sums={preview.shown} />
          {preview.shown.gifts.length > 0 ? (
            <View className="apply-form__hint">
              退货后不再满足赠品条件，以下赠品须退回：
              {giftWords(preview.shown.gifts)}
            </View>
          ) : null}
        </>
      ) : preview.problem ? (
        <View className="muted">{problemTitle(preview.problem)}</View>
      ) : preview.loading ? (
        <SkeletonLines widths={[70, 50]} />
      ) : (
        <View className="muted">选择商品后，这里显示退回的金额和去向</View>
      )}
      {freightWords ? <View className="apply-form__hint">{freightWords}</View> : null}
      <View className="apply-form__hint">
        提交后商家须在 {policy.afterSaleAnswer.value} 小时内处理，逾期自动同意
      </View>
    </View>
  )
}
