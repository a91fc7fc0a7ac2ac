import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { Stepper } from '@/components/Stepper'
import { View } from '@/elements'
import { ApiProblem } from '@/services/problem'
import { Panel } from '@/workbench/figures'
import { goodsOf } from '@/workbench/goods-of'
import { SkuRow } from '@/workbench/sku-row'
import { type PickedSku, SkuSheet } from '@/workbench/sku-sheet'
import { PreviewQuote } from './preview-quote'
import './preview-panel.scss'
import type { CampaignForm } from './use-campaign-form'

const sampleMax = 50
const eachMax = 999

/** A sample cart, and what it would cost with the campaign as it stands in the form. */
export function PreviewPanel({ form }: { form: CampaignForm }) {
  const [picking, setPicking] = useState(false)
  const { draft, change, withOthers, setWithOthers } = form
  const { sample } = draft
  const add = (sku: PickedSku) => {
    setPicking(false)
    const more = sample.map((item) =>
      item.skuId === sku.skuId ? { ...item, quantity: Math.min(eachMax, item.quantity + 1) } : item,
    )
    const known = sample.some(({ skuId }) => skuId === sku.skuId)
    change({ sample: known ? more : [...sample, { ...sku, quantity: 1 }] })
  }
  const setQuantity = (skuId: string, quantity: number) =>
    change({ sample: sample.map((item) => (item.skuId === skuId ? { ...item, quantity } : item)) })
  return (
    <Panel title="样例购物车">
      <View className="panel__hint">放几样商品进来，看买家会怎么付；用的就是下单的算法。</View>
      {sample.map((item) => (
        <SkuRow
          key={item.skuId}
          sku={item}
          side={
            <Stepper
              label={item.name}
              value={item.quantity}
              max={eachMax}
              onChange={(quantity) => setQuantity(item.skuId, quantity)}
            />
          }
          onRemove={() => change({ sample: sample.filter(({ skuId }) => skuId !== item.skuId) })}
        />
      ))}
      <View className="panel__foot">
        <Button tone="line" size="fit" disabled={sample.length >= sampleMax} onTap={() => setPicking(true)}>
          {sample.length > 0 ? '再放一样' : '放入商品'}
        </Button>
      </View>
      {sample.length > 0 ? (
        <View className="preview">
          <Chips
            label="和哪些活动一起算"
            options={[
              { key: 'alone', name: '只看这个活动' },
              { key: 'others', name: '和现有活动一起' },
            ]}
            chosen={[withOthers ? 'others' : 'alone']}
            onTap={(way) => setWithOthers(way === 'others')}
          />
          <Priced form={form} />
        </View>
      ) : null}
      {picking ? (
        <SkuSheet
          title="放入样例购物车"
          filter={goodsOf(draft.merchantId)}
          onPick={add}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Panel>
  )
}

function Priced({ form: { preview } }: { form: CampaignForm }) {
  if (preview.problem) {
    const { problem } = preview
    // What is wrong with the form is said at its fields too.
    return problem instanceof ApiProblem && !problem.mayRetry ? (
      <Note tone="wrong">{problem.detail || problem.title}</Note>
    ) : (
      <Failure problem={problem} onRetry={preview.reload} />
    )
  }
  if (preview.shown) {
    return (
      <View className={preview.loading ? 'preview--old' : ''}>
        <PreviewQuote quote={preview.shown} />
      </View>
    )
  }
  return preview.loading ? (
    <View label="正在试算" role="status">
      <SkeletonLines widths={[90, 60, 80, 70]} />
    </View>
  ) : (
    <View className="panel__none">把左边的规则填好，这里就算出来</View>
  )
}
