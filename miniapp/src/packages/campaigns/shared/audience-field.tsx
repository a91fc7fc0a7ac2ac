import type { Audience } from '@yuxiang/shared/api/offer-terms'
import { FormField } from '@/components/FormField'
import { Chips } from '@/workbench/chips'
import { audienceNames } from './campaign-words'

const options = (Object.keys(audienceNames) as Audience[]).map((key) => ({ key, name: audienceNames[key] }))

/** Whom an offer is for. */
export function AudienceField({
  chosen,
  onChoose,
}: {
  chosen: Audience
  onChoose: (audience: Audience) => void
}) {
  return (
    <FormField name="给谁">
      <Chips label="给谁" options={options} chosen={[chosen]} onTap={onChoose} />
    </FormField>
  )
}
