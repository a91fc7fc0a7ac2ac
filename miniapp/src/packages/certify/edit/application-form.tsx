import type { Case } from '@yuxiang/shared/api/certification'
import { type GoodsKind, goodsKindNames, goodsKinds } from '@yuxiang/shared/certification/words'
import { policy } from '@yuxiang/shared/policy'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, LongTextField, TextField, YuanField } from '@/components/FormField'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { FormPage } from '@/workbench/form-page'
import { BenefitFields } from './benefit-fields'
import { MaterialFields } from './material-fields'
import { Missing } from './missing'
import { useApplicationForm } from './use-application-form'

const kinds = goodsKinds.map((key) => ({ key, name: goodsKindNames[key] }))
const kindHints: Record<GoodsKind, string> = {
  primary: '未经加工的种植、养殖产品，需承诺达标合格证或检验报告',
  processed: '需食品生产或经营许可证和检验报告',
  nonFood: '手工艺品等，需检验报告',
}

/** What a merchant says of its product, step by step, and what is still missing beside it. */
export function ApplicationForm({ application }: { application: Case }) {
  const form = useApplicationForm(application)
  const { draft, change, errors } = form
  return (
    <FormPage
      aside={
        <Panel title={application.kind === 'renewal' ? `续期：${application.renewsNo}` : '提交前检查'}>
          <Missing missing={form.missing} />
          <View className="panel__foot">
            <Button loading={form.busy === 'submit'} onTap={() => void form.submit()}>
              提交给{application.county}
            </Button>
          </View>
          <View className="panel__foot">
            <Button tone="plain" loading={form.busy === 'save'} onTap={() => void form.save()}>
              存草稿
            </Button>
          </View>
        </Panel>
      }
    >
      <Panel title={`1 产品：${application.productName}`}>
        <FormField name="类别" hint={kindHints[draft.goodsKind]}>
          <Chips
            label="类别"
            options={kinds}
            chosen={[draft.goodsKind]}
            onTap={(goodsKind) => change({ goodsKind })}
          />
        </FormField>
        <TextField
          name="产地"
          placeholder="到乡镇或村，如 奉节县安坪镇三沱村"
          maxLength={60}
          value={draft.origin}
          error={errors.origin}
          onInput={(origin) => change({ origin })}
        />
        <YuanField
          name="供货价"
          value={draft.price}
          error={errors.priceFen}
          onInput={(price) => change({ price })}
        />
        <YuanField
          name="同类产品市场价（没有可不填）"
          value={draft.marketPrice}
          error={errors.marketPriceFen}
          onInput={(marketPrice) => change({ marketPrice })}
        />
      </Panel>
      <Panel title="2 供货能力">
        <TextField
          name="年供货价值（万元）"
          type="number"
          maxLength={9}
          value={draft.yearlySupply}
          error={errors.yearlySupplyFen}
          hint={`不低于 ${policy.certificationYearlySupply.value / 1_000_000} 万元`}
          onInput={(yearlySupply) => change({ yearlySupply })}
        />
        <LongTextField
          name="供货说明"
          placeholder="产量、上市季节、供货周期"
          maxLength={200}
          value={draft.supplyNote}
          error={errors.supplyNote}
          onInput={(supplyNote) => change({ supplyNote })}
        />
      </Panel>
      <Panel title="3 联农带农">
        <LongTextField
          name="带农机制"
          placeholder="怎么带动农户：收购协议、务工、分红、土地流转等，怎么兑现"
          maxLength={1000}
          value={draft.mechanism}
          error={errors.mechanism}
          onInput={(mechanism) => change({ mechanism })}
        />
        <BenefitFields
          rows={draft.benefits}
          error={errors.benefits}
          onChange={(benefits) => change({ benefits })}
        />
        <TextField
          name="带动总户数（不重复）"
          type="number"
          maxLength={6}
          value={draft.households}
          error={errors.households}
          hint="同一户有几种方式的只算一户"
          onInput={(households) => change({ households })}
        />
      </Panel>
      <Panel title="4 材料">
        <MaterialFields
          goodsKind={draft.goodsKind}
          materials={draft.materials}
          names={form.paperNames}
          error={errors.materials}
          onChange={(next) => change(({ materials }) => ({ materials: next(materials) }))}
          onSent={form.nameOf}
        />
      </Panel>
    </FormPage>
  )
}
