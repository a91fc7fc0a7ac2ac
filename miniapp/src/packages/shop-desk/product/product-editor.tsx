import type { CategoryNode } from '@yuxiang/shared/api/catalog'
import type { GoodsDetail } from '@yuxiang/shared/api/goods'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { FormPage } from '@/workbench/form-page'
import type { AtShop } from '@/workbench/shop-page'
import '@/workbench/steps.scss'
import { BasicsPanel } from './basics-panel'
import { DetailPanel } from './detail-panel'
import { NewSkusPanel } from './new-skus-panel'
import { PreviewPanel } from './preview-panel'
import { emptyProduct, productDraft } from './product-draft'
import { SkusPanel } from './skus-panel'
import { StatePanel } from './state-panel'
import { useProductForm } from './use-product-form'

interface Props {
  at: AtShop
  categories: readonly CategoryNode[]
  product?: GoodsDetail
  onChanged: (product: GoodsDetail) => void
}

/** The whole of a listing: its words and pictures in one form, SKUs beside it, and how buyers will see it. */
export function ProductEditor({ at, categories, product, onChanged }: Props) {
  const nameOf = (key: string) =>
    categories.flatMap(({ children }) => children).find((leaf) => leaf.key === key)?.name ?? ''
  const initial = product ? productDraft(product, nameOf) : emptyProduct
  const form = useProductForm(at, initial, product, onChanged)
  return (
    <FormPage
      aside={
        <>
          {product ? <StatePanel product={product} unsaved={form.unsaved} onChanged={onChanged} /> : null}
          <PreviewPanel draft={form.draft} product={product} shopName={at.shop.name} />
        </>
      }
    >
      {form.restored ? (
        <Panel title="接着填">
          <Note tone="warm">上次没有保存的内容已恢复，请核对后保存。</Note>
        </Panel>
      ) : null}
      <BasicsPanel form={form} categories={categories} reviewed={product?.reviewed ?? true} />
      <DetailPanel form={form} />
      {product ? <SkusPanel product={product} onChanged={onChanged} /> : <NewSkusPanel form={form} />}
      <View className="card">
        <View className="steps__acts">
          {form.unsaved ? (
            <Button size="fit" tone="plain" onTap={() => void form.discard()}>
              放弃改动
            </Button>
          ) : null}
          <Button
            size="fit"
            disabled={product !== undefined && !form.unsaved}
            loading={form.saving}
            onTap={() => void form.save()}
          >
            {product ? (form.unsaved ? '保存改动' : '没有改动') : '保存草稿'}
          </Button>
        </View>
      </View>
    </FormPage>
  )
}
