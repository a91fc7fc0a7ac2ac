import { Chips } from '@/components/Chips'
import { FormField, LongTextField, TextField } from '@/components/FormField'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import type { ProductForm } from './use-product-form'

const promises = ['坏果包赔', '48 小时发货', '产地直发', '七天无理由', '支持开发票']
type Text = 'subtitle' | 'township' | 'origin' | 'netContent' | 'shelfLife' | 'storage'

/** What shows at once when it is changed. */
export function DetailPanel({ form: { draft, errors, change } }: { form: ProductForm }) {
  const chosen = draft.promises.split('\n')
  const toggle = (promise: string) =>
    change({
      promises: (chosen.includes(promise) ? chosen.filter((one) => one !== promise) : [...chosen, promise])
        .filter((line) => line.trim() !== '')
        .join('\n'),
    })
  const field = (key: Text, name: string, placeholder: string, maxLength: number) => (
    <TextField
      name={name}
      placeholder={placeholder}
      maxLength={maxLength}
      value={draft[key]}
      error={errors[key]}
      onInput={(value) => change({ [key]: value })}
    />
  )
  const listError = (path: string) =>
    Object.entries(errors).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1]
  return (
    <Panel title="2 产地、标签与详情">
      {field('subtitle', '副标题（可不填）', '一句话说好在哪里', 60)}
      <View className="form-pair">
        {field('origin', '产地', '如 重庆市奉节县', 60)}
        {field('township', '乡镇', '如 安坪镇', 30)}
      </View>
      <View className="form-pair">
        {field('netContent', '净含量', '如 4.5 kg', 40)}
        {field('shelfLife', '保质期', '如 30 天', 40)}
      </View>
      {field('storage', '贮存条件', '如 阴凉通风，忌日晒', 60)}
      <FormField name="退货规则" hint={draft.fresh ? '买家下单前会看到“鲜活易腐，不支持七天无理由退货”' : ''}>
        <Chips
          label="退货规则"
          options={[
            { key: 'plain', name: '支持七天无理由' },
            { key: 'fresh', name: '鲜活易腐' },
          ]}
          chosen={[draft.fresh ? 'fresh' : 'plain']}
          onTap={(key) => change({ fresh: key === 'fresh' })}
        />
      </FormField>
      <LongTextField
        name="服务承诺（一行一条，最多 6 条）"
        placeholder="买家在商品页看到"
        maxLength={120}
        value={draft.promises}
        error={listError('servicePromises')}
        onInput={(value) => change({ promises: value })}
      />
      <View className="form-field">
        <Chips
          many
          label="常用承诺"
          options={promises.map((name) => ({ key: name, name }))}
          chosen={chosen}
          onTap={toggle}
        />
      </View>
      <LongTextField
        name="图文详情（一行一段，最多 30 段）"
        placeholder="怎么种、怎么做、怎么吃，帮到了谁"
        maxLength={6_000}
        value={draft.detail}
        error={listError('detail')}
        onInput={(detail) => change({ detail })}
      />
    </Panel>
  )
}
