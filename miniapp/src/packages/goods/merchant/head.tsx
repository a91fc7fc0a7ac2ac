import type { MerchantPage } from '@yuxiang/shared/api/catalog'
import { merchantKindNames } from '@yuxiang/shared/merchants/check-application'
import { licenceNames } from '@yuxiang/shared/merchants/licences'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Icon } from '@/components/Icon'
import { Stars } from '@/components/Stars'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { callPhone } from '@/services/call-phone'
import { chinaDay } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import { CreditCell } from '../product/credit-cell'
import { LicenceSheet } from '../product/licence-sheet'
import { StreamersCell } from './streamers-cell'

/** Who it is, what the law lets everybody know of it, and the way to the authority. */
export function MerchantHead({ merchant }: { merchant: MerchantPage }) {
  const { id, name, kind, county, township, story, joinedOn, servicePhone } = merchant
  const [showing, setShowing] = useState(false)
  return (
    <View className="card merchant-head">
      <View className="row merchant-head__line">
        <View className="merchant-head__sign">
          <Icon name="shop" size="xl" color="green" />
        </View>
        <View className="grow merchant-head__words">
          <View className="merchant-head__name" role="heading">
            {name}
          </View>
          <View className="row merchant-head__facts">
            <Tag>{merchantKindNames[kind]}</Tag>
            <Text>{[county, township].filter(Boolean).join(' ')}</Text>
          </View>
          <View className="merchant-head__since">{chinaDay(joinedOn)} 入驻</View>
        </View>
      </View>
      <Standing merchant={merchant} />
      {story ? <View className="merchant-head__story">{story}</View> : null}
      <CreditCell merchantId={id} />
      <StreamersCell merchantId={id} />
      {servicePhone ? (
        <Cell
          icon="chat"
          title="联系商家"
          hint="商品、发货和退换货的问题"
          value={servicePhone}
          onTap={() => void callPhone(servicePhone)}
        />
      ) : null}
      <Cell icon="shield" title="证照信息" hint={licencesOf(merchant)} onTap={() => setShowing(true)} />
      <Cell
        icon="scales"
        title="投诉 / 举报此商家"
        hint="价格、质量、服务问题或假冒认定，由市场监管部门处理"
        to={pageUrl(pages.complain, { merchantId: id })}
      />
      {showing ? <LicenceSheet merchantId={id} onClose={() => setShowing(false)} /> : null}
    </View>
  )
}

const licencesOf = ({ creditCode, licences }: MerchantPage): string => {
  const names = [...new Set(licences.map(({ kind }) => licenceNames[kind]))]
  return names.length > 0
    ? names.join('、')
    : creditCode
      ? `统一社会信用代码 ${creditCode}`
      : '商家还没有登记证照'
}

/** How it stands: certificates in force, households, what buyers gave it. */
function Standing({ merchant: { certificates, households, rating } }: { merchant: MerchantPage }) {
  return (
    <View className="merchant-head__figures" role="list" label="商家概况">
      <View className="merchant-head__one" role="listitem">
        <View className="merchant-head__figure number">{certificates}</View>
        <View className="merchant-head__unit">有效认定</View>
      </View>
      <View className="merchant-head__one" role="listitem">
        <View className="merchant-head__figure number">{households}</View>
        <View className="merchant-head__unit">联农带农（户次）</View>
      </View>
      <View className="merchant-head__one" role="listitem">
        <View className="merchant-head__figure number">{rating.average?.toFixed(1) ?? '—'}</View>
        {rating.average === null ? null : (
          <View className="merchant-head__stars">
            <Stars value={rating.average} />
          </View>
        )}
        <View className="merchant-head__unit">
          {rating.count > 0 ? `${rating.count} 条评价` : '还没有评价'}
        </View>
      </View>
    </View>
  )
}
