import { type StreamerKind, streamerKindNames, streamerKinds } from '@yuxiang/shared/streamers/words'
import { Chips } from '@/components/Chips'
import { FormField, LongTextField, TextField } from '@/components/FormField'
import { Switch } from '@/components/Switch'
import { Text, View } from '@/elements'
import type { FieldErrors } from '@/services/field-errors'
import { AccountsField } from './accounts-field'
import type { PersonDraft } from './person-draft'
import './person-fields.scss'

const kinds = streamerKinds.map((key) => ({ key, name: streamerKindNames[key] }))

interface Props {
  draft: PersonDraft
  /** The phone on file, masked. */
  phoneMasked: string | null
  errors: FieldErrors
  change: (part: Partial<PersonDraft>) => void
}

/** Who somebody is on air, where to find them, and whether a page of theirs is shown. */
export function PersonFields({ draft, phoneMasked, errors, change }: Props) {
  return (
    <>
      <TextField
        name="主播名称"
        hint="对外公布的名称，不必是真实姓名"
        placeholder="如 奉节脐橙产地直播间 主播一号"
        maxLength={30}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <FormField name="类型" error={errors.kind}>
        <Chips
          label="类型"
          options={kinds}
          chosen={[draft.kind]}
          onTap={(kind: StreamerKind) => change({ kind })}
        />
      </FormField>
      <AccountsField
        accounts={draft.accounts}
        errors={errors}
        onChange={(accounts) => change({ accounts })}
      />
      <TextField
        name="手机号（选填）"
        hint={
          phoneMasked ? `已登记 ${phoneMasked}，不改就留空；加密保存` : '只供主管部门联系，加密保存，不公开'
        }
        placeholder="11 位手机号"
        type="tel"
        maxLength={11}
        value={draft.phone}
        error={errors.phone}
        onInput={(phone) => change({ phone })}
      />
      <LongTextField
        name="介绍"
        placeholder="讲什么、在哪里播，观众会看到"
        maxLength={300}
        value={draft.intro}
        error={errors.intro}
        onInput={(intro) => change({ intro })}
      />
      <View className="row person-fields__consent">
        <Text className="grow">本人同意公开主播主页（名称、账号与直播场次）</Text>
        <Switch
          label="本人同意公开主播主页"
          on={draft.isPublic}
          onChange={(isPublic) => change({ isPublic })}
        />
      </View>
    </>
  )
}
