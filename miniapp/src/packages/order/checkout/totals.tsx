import type { Quote } from '@yuxiang/shared/api/checkout'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Sums } from '@/components/Sums'
import { View } from '@/elements'
import { sumRows } from '@/services/price-sums'
import { linesOfQuote } from '../shared/detail-lines'
import { PriceDetail } from '../shared/price-detail'

/** How the amount comes about, and on asking line by line. */
export function Totals({ quote }: { quote: Quote }) {
  const [asked, setAsked] = useState(false)
  return (
    <View className="card">
      <Sums rows={sumRows(quote)} total={{ name: '微信支付', fen: quote.cashFen }} />
      <Cell title="价格明细" hint="每件商品的优惠、运费和付款方式" onTap={() => setAsked(true)} />
      {asked ? <PriceDetail lines={linesOfQuote(quote)} onClose={() => setAsked(false)} /> : null}
    </View>
  )
}
