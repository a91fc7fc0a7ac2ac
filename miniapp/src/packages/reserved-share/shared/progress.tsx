import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { formatYuan } from '@yuxiang/shared/money'
import { ProgressLine } from '@/components/ProgressLine'
import { View } from '@/elements'
import { Bars, Columns } from '@/workbench/bars'
import { Figures, Panel } from '@/workbench/figures'

/** What was bought against a year's share: in all, by month, and by the county the goods come from. */
export function Progress({ share: { year, accepted, progress } }: { share: ShareYear }) {
  const reservedFen = accepted?.reservedFen ?? 0
  const { boughtFen, refundedFen, orders, percent, byCounty, byMonth } = progress
  const leftFen = Math.max(0, reservedFen - boughtFen)
  return (
    <>
      <Figures
        label={`${year} 年预留份额`}
        figures={[
          { name: '预留份额', fen: reservedFen, hint: accepted ? '已通过审核' : '还没有通过审核的填报' },
          { name: '已采购', fen: boughtFen, hint: `${orders} 单，已扣除退款` },
          { name: '还差', fen: leftFen },
          { name: '其中已退', fen: refundedFen },
        ]}
      />
      <Panel title="采购进度">
        {percent === null ? (
          <View className="panel__none">没有预留份额，不计算进度</View>
        ) : (
          <ProgressLine
            progress={{
              text: `已采购 ¥${formatYuan(boughtFen)}，完成 ${percent}%`,
              stands: percent >= 100,
              percent: Math.min(100, percent),
            }}
          />
        )}
        <View className="panel__hint">
          只计下单时在认定有效期内的帮扶产品，按优惠后的商品金额，不含运费；退款已扣除。
        </View>
      </Panel>
      {boughtFen > 0 ? (
        <View className="panels">
          <Panel title="按月采购（元）">
            <Columns
              label="按月采购"
              bars={byMonth.map(({ month, amountFen }) => ({
                name: `${Number(month.slice(5))}月`,
                amountFen,
              }))}
            />
          </Panel>
          <Panel title="按产地区县">
            <Bars label="按产地区县" bars={byCounty} />
          </Panel>
        </View>
      ) : null}
    </>
  )
}
