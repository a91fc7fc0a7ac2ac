import { Chips } from '@/components/Chips'
import { FormField, LongTextField, TextField } from '@/components/FormField'
import { BannerField } from '@/workbench/banner-field'
import type { Bench } from '@/workbench/common-page'
import { Panel } from '@/workbench/figures'
import { PeriodFields } from '@/workbench/period-fields'
import type { CampaignForm } from './use-campaign-form'

/** Its name, when it holds, and what buyers see of it. */
export function BasicsPanel({ bench, form }: { bench: Bench; form: CampaignForm }) {
  const { draft, errors, change } = form
  return (
    <Panel title={draft.kind === 'offer' ? '4 名称与时间' : '3 名称与时间'}>
      {bench.shops.length > 1 ? (
        <FormField name="哪家店铺的活动" error={errors.merchantId}>
          <Chips
            label="哪家店铺的活动"
            options={bench.shops.map(({ id, name }) => ({ key: id, name }))}
            chosen={[draft.merchantId ?? '']}
            onTap={(merchantId) => change({ merchantId })}
          />
        </FormField>
      ) : null}
      <TextField
        name="活动名称"
        placeholder="买家会看到，如 年货节满减"
        maxLength={30}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <PeriodFields startName="开始时间" period={draft} errors={errors} onChange={change} />
      <LongTextField
        name="说明"
        hint="最多 500 字，买家在活动页看到"
        error={errors.description}
        placeholder="如 每单限享一次，赠品送完为止"
        maxLength={500}
        value={draft.description}
        onInput={(description) => change({ description })}
      />
      <BannerField
        name="横幅图片"
        hint="可以不传；建议 750×300，JPG、PNG 或 WebP"
        alt="活动横幅"
        ratio={40}
        imageUrl={draft.imageUrl}
        error={errors.imageHash}
        onChange={(imageHash, imageUrl) => change({ imageHash, imageUrl })}
      />
    </Panel>
  )
}
