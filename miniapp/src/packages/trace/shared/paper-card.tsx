import type { PublicTrace } from '@yuxiang/shared/api/traceability'
import { commitmentBases, commitmentBasisNames, commitmentText } from '@yuxiang/shared/trace/commitment'
import { Icon } from '@/components/Icon'
import { Text, View } from '@/elements'
import './paper-card.scss'

/** 承诺达标合格证, as it is printed. */
export function PaperCard({ trace }: { trace: PublicTrace }) {
  const rows = [
    ['产品名称', `${trace.product.name} ${trace.product.skuName}`],
    ['数量', `${trace.quantity.toLocaleString('en-US')} ${trace.unit}`],
    ['产地', trace.origin],
    ['生产者', trace.merchant.name],
    ['联系方式', trace.merchant.contactMasked],
    ['开具日期', trace.issuedOn],
    ['生产日期', trace.producedOn],
    ['保质期至', trace.bestBefore],
    ['批次号', trace.batchCode],
  ]
  return (
    <View className="card paper-card">
      <View className="paper-card__title" role="heading">
        承诺达标合格证
      </View>
      <View className="paper-card__promise">{commitmentText}</View>
      <View className="paper-card__bases">
        {commitmentBases.map((basis) => (
          <View
            key={basis}
            className={`paper-card__basis ${basis === trace.basis ? 'paper-card__basis--on' : ''}`}
          >
            {basis === trace.basis ? <Icon name="check" size="sm" color="green" weight={3} /> : null}
            {commitmentBasisNames[basis]}
          </View>
        ))}
      </View>
      {rows.map(([name, value]) => (
        <View key={name} className="paper-card__row">
          <Text className="paper-card__name">{name}</Text>
          <Text className="grow">{value}</Text>
        </View>
      ))}
    </View>
  )
}
