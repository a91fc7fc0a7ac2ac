import { type LicenceKind, licenceKinds, licenceNames } from '@yuxiang/shared/merchants/licences'
import { Chips } from '@/components/Chips'
import { FormField } from '@/components/FormField'
import { LicenceFields } from '@/components/LicenceFields'
import { emptyLicence, type LicenceDraft } from '@/components/LicenceFields/licence-draft'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { Choices } from '@/workbench/choices'
import { Panel } from '@/workbench/figures'
import { withCode } from './entry-draft'
import type { EntryForm } from './use-entry-form'

const scopes = [
  { key: 'primary', name: '只卖自产的初级农产品', hint: '如鲜果、蔬菜、活禽：不需要食品许可' },
  { key: 'food', name: '也卖加工食品', hint: '如腊肉、榨菜、茶油：需要许可、登记或备案中的一项' },
]
const foodKinds = licenceKinds
  .filter((kind) => kind !== 'businessLicence')
  .map((key) => ({ key: key as LicenceKind, name: licenceNames[key] }))

/** What it is licensed by. */
export function LicencesStep({ form: { draft, change, errors } }: { form: EntryForm }) {
  const { licences } = draft
  const toggle = (kind: LicenceKind) =>
    change({
      licences: licences.some((one) => one.kind === kind)
        ? licences.filter((one) => one.kind !== kind)
        : [...licences, emptyLicence(kind)],
    })
  const changeOne = (kind: LicenceKind, part: Partial<LicenceDraft>) =>
    change((before) => ({
      licences: before.licences.map((one) => (one.kind === kind ? { ...one, ...part } : one)),
    }))
  const hasFood = !draft.primaryProduceOnly || licences.some(({ kind }) => kind !== 'businessLicence')
  return (
    <>
      <View className="card">
        <FormField name="卖什么" error={errors.licences}>
          <Choices
            label="卖什么"
            options={scopes}
            chosen={draft.primaryProduceOnly ? 'primary' : 'food'}
            onChoose={(key) => change({ primaryProduceOnly: key === 'primary' })}
          />
        </FormField>
        {hasFood ? (
          <FormField name="有哪些食品许可">
            <Chips
              many
              label="有哪些食品许可"
              options={foodKinds}
              chosen={licences.map(({ kind }) => kind)}
              onTap={toggle}
            />
          </FormField>
        ) : null}
      </View>
      {licences.map((licence, index) => (
        <Panel key={licence.kind} title={licenceNames[licence.kind]}>
          <LicenceFields
            draft={withCode(licence, draft.creditCode)}
            errors={errors}
            at={`licences.${index}.`}
            onChange={(part) => changeOne(licence.kind, part)}
          />
        </Panel>
      ))}
      <View className="entry-form__opinion">
        <Note>证照只给审核人员看，加密保存，不会公开原件。</Note>
      </View>
    </>
  )
}
