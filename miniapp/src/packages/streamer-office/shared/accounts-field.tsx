import type { StreamerAccount } from '@yuxiang/shared/api/streamers'
import { livePlatformNames, livePlatforms } from '@yuxiang/shared/live/platforms'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField } from '@/components/FormField'
import { Field, Tap, View } from '@/elements'
import type { FieldErrors } from '@/services/field-errors'
import './accounts-field.scss'

const accountsMost = 6
const platforms = livePlatforms.map((key) => ({ key, name: livePlatformNames[key] }))

interface Props {
  accounts: readonly StreamerAccount[]
  errors: FieldErrors
  onChange: (accounts: StreamerAccount[]) => void
}

/** Where somebody broadcasts: a platform, and how one is found there. */
export function AccountsField({ accounts, errors, onChange }: Props) {
  const change = (at: number, part: Partial<StreamerAccount>) =>
    onChange(accounts.map((account, index) => (index === at ? { ...account, ...part } : account)))
  const error = Object.entries(errors).find(([path]) => path.startsWith('accounts'))?.[1]
  return (
    <FormField name="平台账号" hint="一个账号只登记给一名主播" error={error}>
      {accounts.map((account, at) => (
        // A row has no name of its own but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added and removed at their places
        <View key={at} className="accounts-field__one" role="group" label={`第 ${at + 1} 个账号`}>
          <Chips
            label={`第 ${at + 1} 个账号的平台`}
            options={platforms}
            chosen={[account.platform]}
            onTap={(platform) => change(at, { platform })}
          />
          <View className="row accounts-field__words">
            <View className="form-field__box accounts-field__box">
              <Field
                className="form-field__control"
                label={`第 ${at + 1} 个账号的名称`}
                placeholder="账号名称"
                maxLength={30}
                value={account.name}
                onInput={(name) => change(at, { name })}
              />
            </View>
            <View className="form-field__box accounts-field__box">
              <Field
                className="form-field__control"
                label={`第 ${at + 1} 个账号`}
                placeholder="平台上的账号"
                maxLength={60}
                value={account.accountId}
                onInput={(accountId) => change(at, { accountId })}
              />
            </View>
            <Tap
              className="accounts-field__remove"
              label={`移除第 ${at + 1} 个账号`}
              onTap={() => onChange(accounts.filter((_, index) => index !== at))}
            >
              移除
            </Tap>
          </View>
        </View>
      ))}
      {accounts.length < accountsMost ? (
        <Button
          tone="plain"
          size="small"
          onTap={() => onChange([...accounts, { platform: 'douyin', name: '', accountId: '' }])}
        >
          添加账号
        </Button>
      ) : null}
    </FormField>
  )
}
