import { licenceNames } from '@yuxiang/shared/merchants/licences'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { DocumentLink } from '@/components/DocumentLink'
import { sendDocument } from '@/components/DocumentLink/send-document'
import { FormField, TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Switch } from '@/components/Switch'
import { Text, View } from '@/elements'
import './index.scss'
import type { LicenceDraft } from './licence-draft'

interface Props {
  draft: LicenceDraft
  errors: Record<string, string>
  /** Of its errors, as `licences.0.`. */
  at?: string
  onChange: (part: Partial<LicenceDraft>) => void
}

const numberHints = {
  businessLicence: '与统一社会信用代码一致，18 位',
  foodProduction: 'SC 加 14 位数字',
  foodBusiness: 'JY 加 14 位数字',
  smallWorkshop: '登记证上的编号',
  prepackagedFiling: 'YB 加 14 位数字',
} as const

/** A licence: its number, its days, and the scan of it. */
export function LicenceFields({ draft, errors, at = '', onChange }: Props) {
  const [sending, setSending] = useState(false)
  const { kind, longTerm, document } = draft
  const name = licenceNames[kind]
  const words = sending ? '上传中…' : document ? '重新上传' : '上传照片或 PDF'
  const send = async () => {
    const scan = await sendDocument(setSending)
    if (scan) onChange({ document: scan })
  }
  return (
    <View role="group" label={name}>
      <TextField
        name="编号"
        placeholder={numberHints[kind]}
        maxLength={40}
        value={draft.number}
        error={errors[`${at}number`]}
        onInput={(number) => onChange({ number })}
      />
      <View className="form-pair">
        <DayField
          name="有效期自"
          value={draft.validFrom}
          error={errors[`${at}validFrom`]}
          onPick={(validFrom) => onChange({ validFrom })}
        />
        {longTerm ? null : (
          <DayField
            name="有效期至"
            value={draft.validTo}
            error={errors[`${at}validTo`]}
            onPick={(validTo) => onChange({ validTo })}
          />
        )}
      </View>
      <View className="row licence-fields__switch">
        <Text className="grow">长期有效</Text>
        <Switch on={longTerm} label={`${name}长期有效`} onChange={(on) => onChange({ longTerm: on })} />
      </View>
      <FormField
        name="照片或扫描件"
        hint="JPG、PNG 或 PDF，不超过 8 MB；四角完整、字迹清楚、没有反光"
        error={errors[`${at}documentId`]}
      >
        <View className="row licence-fields__scan">
          {document ? <DocumentLink document={document} name={name} /> : null}
          <Button
            size="fit"
            tone={document ? 'plain' : 'line'}
            loading={sending}
            label={`${words}：${name}`}
            onTap={() => void send()}
          >
            {words}
          </Button>
        </View>
      </FormField>
    </View>
  )
}
