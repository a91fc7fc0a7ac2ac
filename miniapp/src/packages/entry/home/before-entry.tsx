import { useState } from 'react'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { randomKey } from '@/services/idempotency'
import { openPage, pages, pageUrl } from '@/services/navigation'
import './before-entry.scss'

const needed: { icon: IconName; title: string; hint: string }[] = [
  { icon: 'order', title: '营业执照', hint: '企业、农民专业合作社、家庭农场（含个体工商户）均可' },
  { icon: 'shield', title: '食品相关许可', hint: '卖加工食品的需要；只卖自产初级农产品的不需要' },
  { icon: 'wallet', title: '结算账户', hint: '与主体同名的银行账户；微信支付子商户号可以以后补' },
  { icon: 'truck', title: '运费', hint: '首重、续重和不发货的地区，随时可改' },
]
const steps = ['填写并提交', '区县审核，缺什么会告诉您', '通过后开店，认定产品即可上架']

/** What entry takes and how it goes, and the way in. */
export function BeforeEntry({ isFirst }: { isFirst: boolean }) {
  const [opening, setOpening] = useState(false)
  const open = async () => {
    setOpening(true)
    try {
      const { id } = await call('POST /api/merchant-entry', { idempotencyKey: randomKey() })
      openPage(pageUrl(pages.entryForm, { id }))
    } catch (thrown) {
      toastProblem(thrown)
    }
    setOpening(false)
  }
  return (
    <>
      <View className="card before-entry">
        <View className="section-title" role="heading">
          {isFirst ? '把家乡的好东西卖到全市' : '再申请一家'}
        </View>
        <View className="before-entry__words">
          平台不收入驻费。申请由所在区县审核，写了一半可以随时回来接着填。
        </View>
        <View className="before-entry__steps">
          {steps.map((step, index) => (
            <View key={step} className="before-entry__step">
              <View className="before-entry__number number">{index + 1}</View>
              <View className="grow">{step}</View>
            </View>
          ))}
        </View>
        <Button loading={opening} onTap={() => void open()}>
          开始申请
        </Button>
      </View>
      <View className="card">
        <View className="section-title" role="heading">
          请先准备
        </View>
        {needed.map(({ icon, title, hint }) => (
          <View key={title} className="row before-entry__needed">
            <Icon name={icon} color="green" />
            <View className="grow">
              <View>{title}</View>
              <View className="before-entry__hint">{hint}</View>
            </View>
          </View>
        ))}
      </View>
    </>
  )
}
