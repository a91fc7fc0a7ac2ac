import { Button } from '@/components/Button'
import { View } from '@/elements'
import type { FieldErrors } from '@/services/field-errors'
import { Panel } from '@/workbench/figures'
import './skus.scss'
import { emptySku, type SkuDraft } from './product-draft'
import { SkuFields } from './sku-fields'
import type { ProductForm } from './use-product-form'

const most = 50

/** The SKUs of a listing that is not saved yet. */
export function NewSkusPanel({ form: { draft, errors, change } }: { form: ProductForm }) {
  const { skus } = draft
  const set = (index: number, part: Partial<SkuDraft>) =>
    change({ skus: skus.map((sku, at) => (at === index ? { ...sku, ...part } : sku)) })
  const errorsOf = (index: number): FieldErrors => {
    const prefix = `skus.${index}.`
    return Object.fromEntries(
      Object.entries(errors)
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, words]) => [path.slice(prefix.length), words]),
    )
  }
  return (
    <Panel
      title="3 规格、价格与库存"
      side={
        skus.length < most ? (
          <Button size="small" tone="line" onTap={() => change({ skus: [...skus, emptySku] })}>
            再加一个规格
          </Button>
        ) : null
      }
    >
      {skus.map((sku, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a SKU that is not saved has nothing but its place
        <View key={index} className="sku-draft">
          <View className="sku-draft__head">
            <View className="grow sku-draft__name">规格 {index + 1}</View>
            {skus.length > 1 ? (
              <Button
                size="small"
                tone="plain"
                label={`删除规格 ${index + 1}`}
                onTap={() => change({ skus: skus.filter((_, at) => at !== index) })}
              >
                删除
              </Button>
            ) : null}
          </View>
          <SkuFields sku={sku} errors={errorsOf(index)} withStock onChange={(part) => set(index, part)} />
        </View>
      ))}
    </Panel>
  )
}
