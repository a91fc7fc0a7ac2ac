import type { CategoryNode } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { PhotoField } from '@/components/PhotoField'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { usePhotos } from '@/hooks/use-photos'
import { Panel } from '@/workbench/figures'
import type { ProductForm } from './use-product-form'

interface Props {
  form: ProductForm
  categories: readonly CategoryNode[]
  reviewed: boolean
}

const picturesMost = 9

/** What the operator looks at: name, category, pictures. */
export function BasicsPanel({ form, categories, reviewed }: Props) {
  const { draft, errors, change } = form
  const [picking, setPicking] = useState(false)
  const photos = usePhotos(picturesMost, draft.images, (images) => change({ images }))
  const toFront = (url: string) => change({ images: [url, ...draft.images.filter((one) => one !== url)] })
  return (
    <Panel title="1 名称、类目与图片">
      {reviewed ? (
        <Note>这一部分上架前由平台审核；在售商品改动时，审核通过前买家看到的仍是原来的内容。</Note>
      ) : null}
      <TextField
        name="商品名称"
        placeholder="如 奉节脐橙 9 斤装 当季现摘"
        maxLength={60}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <View className="form-field">
        <Cell title="类目" value={draft.categoryName || '请选择'} onTap={() => setPicking(true)} />
        {errors.categoryKey ? (
          <View className="form-field__error" role="alert">
            {errors.categoryKey}
          </View>
        ) : null}
      </View>
      <FormField
        name="图片"
        error={errors.images}
        hint="第一张是封面，点图片左下角可换；建议正方形，不小于 1200 像素"
      >
        <PhotoField {...photos} label="商品图片" onFront={toFront} />
      </FormField>
      {picking ? (
        <Sheet open title="选择类目" onClose={() => setPicking(false)}>
          {categories.map((top) => (
            <View key={top.key} className="form-field">
              <View className="section-title">{top.name}</View>
              <Chips
                label={top.name}
                options={top.children}
                chosen={[draft.categoryKey]}
                onTap={(key) => {
                  const leaf = top.children.find((one) => one.key === key)
                  change({ categoryKey: key, categoryName: leaf?.name ?? '' })
                  setPicking(false)
                }}
              />
            </View>
          ))}
        </Sheet>
      ) : null}
    </Panel>
  )
}
