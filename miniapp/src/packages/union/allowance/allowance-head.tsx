import type { Allowance } from '@yuxiang/shared/api/union'
import { Cell } from '@/components/Cell'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDays } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import { stateWords } from '../shared/allowance-words'
import { LeftBar } from '../shared/left-bar'
import './allowance-head.scss'

/** What the allowance is, until when and for what. */
export function AllowanceHead({ allowance }: { allowance: Allowance }) {
  const state = stateWords(allowance)
  return (
    <View className="card allowance-head">
      <View className="allowance-head__title">
        <Text className="grow section-title" role="heading">
          {allowance.grantName}
        </Text>
        <Tag tone={state.tone}>{state.text}</Tag>
      </View>
      <View className="allowance-head__union">{allowance.unionName}</View>
      <LeftBar allowance={allowance} large />
      <View className="allowance-head__facts">
        <Fact name="有效期" value={chinaDays(allowance.validFrom, allowance.validTo)} />
        <Fact name="可以买" value={allowance.scopeText} />
        <Fact name="怎么用" value="提交订单时自动抵扣，先到期的先用；不够的部分用微信支付" />
      </View>
      <Cell title="这份额度的明细" to={pageUrl(pages.allowanceEntries, { allowanceId: allowance.id })} />
    </View>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="allowance-head__fact">
      <Text className="allowance-head__name">{name}</Text>
      <Text className="grow">{value}</Text>
    </View>
  )
}
