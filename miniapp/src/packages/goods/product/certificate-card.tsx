import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Sheet } from '@/components/Sheet'
import { Tap, Text, View } from '@/elements'
import { benefitWaysText } from './benefit-ways'
import './certificate-card.scss'

type Certification = NonNullable<ProductDetail['certification']>

const states: Record<Certification['state'], string> = {
  published: '有效',
  expired: '已过期',
  suspended: '已暂停',
  revoked: '已撤销',
}

/** What the county certified, and what buying it does for farmers. */
export function CertificateCard({ certification }: { certification: Certification }) {
  const [open, setOpen] = useState(false)
  const valid = certification.state === 'published'
  return (
    <>
      <Tap className={`card certificate ${valid ? '' : 'certificate--off'}`} onTap={() => setOpen(true)}>
        <View className="row certificate__head">
          <View className="certificate__title">
            帮扶认定证书{valid ? '' : `（${states[certification.state]}）`}
          </View>
          <View className="row certificate__number">
            <Text>{certification.certificateNo}</Text>
            <Icon name="next" size="sm" color="muted" />
          </View>
        </View>
        <View className="certificate__figures">
          <Figure value={certification.households.toLocaleString('en-US')} text="联结农户" />
          <Figure
            value={certification.yuanPerHouseholdYear.toLocaleString('en-US')}
            text="户均年增收（元）"
          />
          <Figure value={certification.validTo.slice(0, 7).replace('-', '.')} text="有效期至" />
        </View>
      </Tap>
      <Sheet open={open} title="帮扶认定证书" onClose={() => setOpen(false)}>
        <View className="certificate__paper">
          <Row name="证书编号" value={certification.certificateNo} />
          <Row name="认定区县" value={certification.county} />
          <Row name="证书状态" value={states[certification.state]} />
          <Row name="发布日期" value={certification.publishedOn} />
          <Row name="有效期至" value={certification.validTo} />
          <Row name="联结农户" value={`${certification.households.toLocaleString('en-US')} 户`} />
          <Row name="户均年增收" value={`${certification.yuanPerHouseholdYear.toLocaleString('en-US')} 元`} />
          <Row name="带农方式" value={benefitWaysText(certification.benefitWays)} />
        </View>
        <View className="certificate__note">
          经营主体自愿申请，由区县主管部门认定，公示无异议后发布；每年复核，不合格即撤销。
        </View>
      </Sheet>
    </>
  )
}

function Figure({ value, text }: { value: string; text: string }) {
  return (
    <View className="certificate__figure">
      <View className="certificate__value number">{value}</View>
      <View className="certificate__text">{text}</View>
    </View>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <View className="certificate__row">
      <Text className="certificate__name">{name}</Text>
      <Text className="grow">{value}</Text>
    </View>
  )
}
