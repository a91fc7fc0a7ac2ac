import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import type { FieldErrors } from '@/services/field-errors'
import { UnionSheet } from '@/workbench/pick-sheets'
import { PickedCell } from '@/workbench/picked-cell'
import { toggledNamed } from '@/workbench/toggled'
import { audienceNames } from './campaign-words'
import type { AudienceDraft, Named } from './offer-draft'

const kinds = Object.keys(audienceNames) as AudienceDraft['kind'][]
const options = kinds.map((key) => ({ key, name: audienceNames[key] }))
const unionsMost = 50

interface Props {
  audience: AudienceDraft
  errors: FieldErrors
  /** Where it stands in the call's body. */
  path: string
  /** Only the platform names unions. */
  byPlatform: boolean
  onChange: (audience: AudienceDraft) => void
}

/** Whom an offer is for. */
export function AudienceField({ audience, errors, path, byPlatform, onChange }: Props) {
  const [picking, setPicking] = useState(false)
  const toggle = (one: Named) =>
    onChange({ ...audience, unions: toggledNamed(audience.unions, one, unionsMost) })
  return (
    <>
      <FormField name="给谁" error={errors[path]}>
        <Chips
          label="给谁"
          options={options}
          chosen={[audience.kind]}
          onTap={(kind) => onChange({ ...audience, kind })}
        />
      </FormField>
      {audience.kind === 'newMembers' ? (
        <TextField
          name="注册后几天内算新用户"
          type="number"
          maxLength={3}
          value={audience.days}
          error={errors[`${path}.days`]}
          onInput={(days) => onChange({ ...audience, days })}
        />
      ) : null}
      {audience.kind === 'unionMembers' && byPlatform ? (
        <PickedCell
          title="哪些工会"
          unit="家"
          none="所有工会"
          picked={audience.unions}
          onOpen={() => setPicking(true)}
          onRemove={(id) => toggle({ id, name: '' })}
        />
      ) : null}
      {picking ? (
        <UnionSheet
          title="哪些工会的会员"
          chosen={audience.unions.map(({ id }) => id)}
          onTap={toggle}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </>
  )
}
