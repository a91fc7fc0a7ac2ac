import { TextField, YuanField } from '@/components/FormField'
import { View } from '@/elements'
import type { FieldErrors } from '@/services/field-errors'
import type { SkuDraft } from './product-draft'

interface Props {
  sku: SkuDraft
  errors: FieldErrors
  /** Stock of a saved SKU is written with a reason, elsewhere. */
  withStock: boolean
  onChange: (part: Partial<SkuDraft>) => void
}

/** The fields of one SKU. */
export function SkuFields({ sku, errors, withStock, onChange }: Props) {
  return (
    <>
      <TextField
        name="规格名称"
        placeholder="如 5 斤装（中果）"
        maxLength={40}
        value={sku.name}
        error={errors.name}
        onInput={(name) => onChange({ name })}
      />
      <View className="form-pair">
        <YuanField
          name="价格"
          placeholder="39.90"
          value={sku.price}
          error={errors.priceFen}
          onInput={(price) => onChange({ price })}
        />
        <TextField
          name="毛重（克，算运费用）"
          type="number"
          placeholder="2500"
          maxLength={9}
          value={sku.weight}
          error={errors.weightG}
          onInput={(weight) => onChange({ weight })}
        />
      </View>
      <View className="form-pair">
        {withStock ? (
          <TextField
            name="库存"
            type="number"
            placeholder="100"
            maxLength={9}
            value={sku.stock}
            error={errors.stock}
            onInput={(stock) => onChange({ stock })}
          />
        ) : null}
        <TextField
          name="库存预警线（可不填）"
          type="number"
          placeholder="剩多少件时提醒"
          maxLength={9}
          value={sku.low}
          error={errors.lowStockAt}
          onInput={(low) => onChange({ low })}
        />
      </View>
    </>
  )
}
