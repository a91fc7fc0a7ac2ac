import type { Certificate } from '@yuxiang/shared/api/certification'
import { certificateStateNames } from '@yuxiang/shared/states/certification'
import { Photo, Text, View } from '@/elements'
import { chinaDay } from '@/services/china-time'
import { pictureUrl } from '@/services/pictures'
import './diploma.scss'

/** The certificate itself, drawn as one hangs on a wall. */
export function Diploma({ certificate }: { certificate: Certificate }) {
  const { certificateNo, state, product, merchantName, county, origin, publishedOn, validTo } = certificate
  const valid = state === 'published'
  return (
    <View className={`diploma ${valid ? '' : 'diploma--off'}`}>
      <View className="diploma__frame">
        <View className="diploma__over">重庆市消费帮扶产品</View>
        <View className="diploma__title" role="heading">
          认定证书
        </View>
        <View className="diploma__rule" hidden />
        <View className="diploma__product">{product.name}</View>
        <View className="diploma__text">
          <Text className="diploma__name">{merchantName}</Text>
          的上述产品产自{origin}，经审核和公示，符合消费帮扶产品认定条件，特发此证。
        </View>
        <View className="diploma__foot">
          <View className="grow">
            <Line name="证书编号" value={certificateNo} />
            <Line name="认定单位" value={`${county}帮扶产品主管部门`} />
            <Line name="发布日期" value={chinaDay(publishedOn)} />
            <Line name="有效期至" value={chinaDay(validTo)} />
          </View>
          <View className="diploma__code">
            <Photo
              className="diploma__qr"
              src={pictureUrl(certificate.qrCodeUrl)}
              alt="扫码核验这份证书"
              eager
            />
            <View className="diploma__scan">扫码核验</View>
          </View>
        </View>
        <View className="diploma__seal" role="img" label={`证书状态：${certificateStateNames[state]}`}>
          <Text>{certificateStateNames[state]}</Text>
        </View>
      </View>
    </View>
  )
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <View className="diploma__line">
      <Text className="diploma__key">{name}</Text>
      <Text className="diploma__value">{value}</Text>
    </View>
  )
}
