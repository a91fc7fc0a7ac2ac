import {
  type MerchantKind,
  merchantKindNames,
  merchantKinds,
} from '@yuxiang/shared/merchants/check-application'
import { creditCodeOf, isCreditCode } from '@yuxiang/shared/merchants/credit-code'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { FormField, LongTextField, PickField, TextField } from '@/components/FormField'
import { View } from '@/elements'
import type { EntryForm } from './use-entry-form'

const kinds = merchantKinds.map((key) => ({ key, name: merchantKindNames[key] }))
const hints: Record<MerchantKind, string> = {
  enterprise: '公司、个人独资企业等，代码以 91 开头',
  cooperative: '农民专业合作社及联合社，代码以 93 开头',
  familyFarm: '家庭农场；登记为个体工商户的代码以 92 开头',
}

/** Who applies. */
export function SubjectStep({ form: { draft, change, errors } }: { form: EntryForm }) {
  const [picking, setPicking] = useState(false)
  const code = creditCodeOf(draft.creditCode)
  const codeError =
    errors.creditCode ??
    (code.length >= 18 && !isCreditCode(code) ? '校验位不正确，请对照营业执照核对 18 位代码' : undefined)
  return (
    <View className="card">
      <FormField name="主体类型" hint={draft.kind ? hints[draft.kind] : '按营业执照选择'} error={errors.kind}>
        <Chips
          label="主体类型"
          options={kinds}
          chosen={draft.kind ? [draft.kind] : []}
          onTap={(kind) => change({ kind })}
        />
      </FormField>
      <TextField
        name="名称"
        placeholder="与营业执照一致"
        maxLength={60}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <TextField
        name="统一社会信用代码"
        placeholder="营业执照上的 18 位代码"
        maxLength={24}
        value={draft.creditCode}
        error={codeError}
        hint={isCreditCode(code) ? '校验位正确' : '数字和大写字母，没有 I、O、S、V、Z'}
        onInput={(creditCode) => change({ creditCode })}
      />
      <PickField
        name="所在区县"
        hint="由这个区县审核"
        placeholder="请选择区县"
        value={draft.county}
        error={errors.countyCode}
        onOpen={() => setPicking(true)}
      />
      <TextField
        name="乡镇或街道"
        placeholder="如 安坪镇"
        maxLength={30}
        value={draft.township}
        error={errors.township}
        onInput={(township) => change({ township })}
      />
      <LongTextField
        name="主体介绍"
        placeholder="种什么、养什么、多少人一起做；买家会在店铺页看到"
        maxLength={500}
        value={draft.story}
        error={errors.story}
        onInput={(story) => change({ story })}
      />
      {picking ? (
        <CountySheet
          every
          chosen={draft.county}
          onClose={() => setPicking(false)}
          onPick={(county) => {
            setPicking(false)
            if (county) change({ countyCode: county.code, county: county.name })
          }}
        />
      ) : null}
    </View>
  )
}
