import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { Switch } from '@/components/Switch'
import { View } from '@/elements'
import './tenders-card.scss'
import type { Reserved } from './use-reserved'

/** Whether the order is a budget unit's, for whoever acts for one; nothing is shown to anybody else. */
export function ReservedCard({ reserved, quote }: { reserved: Reserved; quote: Quote }) {
  if (reserved.choices.length === 0) return null
  return (
    <View className="card tenders-card" role="group" label="计入预留份额">
      {reserved.choices.map(({ filingId, unitName, year, reservedFen, boughtFen }) => {
        const on = reserved.filingId === filingId
        const name = `计入预留份额 · ${unitName} ${year} 年`
        const leftFen = Math.max(0, reservedFen - boughtFen)
        return (
          <View key={filingId} className="row tenders-card__row">
            <View className="grow">
              {name}
              <View className="tenders-card__words">
                {on ? countedWords(quote) : `预留 ¥${formatYuan(reservedFen)}，还差 ¥${formatYuan(leftFen)}`}
              </View>
            </View>
            <Switch on={on} label={name} onChange={(now) => reserved.choose(now ? filingId : undefined)} />
          </View>
        )
      })}
    </View>
  )
}

function countedWords({ reservedFen = 0 }: Quote): string {
  return reservedFen > 0
    ? `本单计入 ¥${formatYuan(reservedFen)}（认定商品，不含运费）；由单位付款，不用工会额度和积分`
    : '本单没有认定有效的帮扶产品，不能计入'
}
