import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { Icon } from '@/components/Icon'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './certificate-card.scss'

type Certification = NonNullable<ProductDetail['certification']>

const states: Record<Certification['state'], string> = {
  published: '有效',
  expired: '已过期',
  suspended: '已暂停',
  revoked: '已撤销',
}

/** What the county certified, and what buying it does for farmers; it leads to the certificate. */
export function CertificateCard({ certification }: { certification: Certification }) {
  const valid = certification.state === 'published'
  return (
    <Link
      className={`card certificate ${valid ? '' : 'certificate--off'}`}
      to={pageUrl(pages.certificate, { no: certification.certificateNo })}
    >
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
        <Figure value={certification.yuanPerHouseholdYear.toLocaleString('en-US')} text="户均年增收（元）" />
        <Figure value={certification.validTo.slice(0, 7).replace('-', '.')} text="有效期至" />
      </View>
    </Link>
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
