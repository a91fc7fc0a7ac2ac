import type { OwnCase } from '@yuxiang/shared/api/complaints'
import { formatYuan } from '@yuxiang/shared/money'
import { Cell } from '@/components/Cell'
import { FileTags } from '@/components/FileTags'
import { Stars } from '@/components/Stars'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'

/** What was asked for and told, with its evidence, and who is on record. */
export function DemandCard({ one }: { one: OwnCase }) {
  const { demand, demandFen, particulars } = one
  return (
    <View className="card">
      <View className="section-title" role="heading">
        {demand ? '我的诉求' : '我反映的情况'}
      </View>
      {demand ? <View className="own-case__text">{demand}</View> : null}
      {demandFen ? <View className="own-case__text number">涉及金额 ¥{formatYuan(demandFen)}</View> : null}
      <View className="own-case__text muted">{one.facts}</View>
      {one.seenWhere ? <View className="muted">看到的地方：{one.seenWhere}</View> : null}
      <FileTags files={one.evidence} label="证据" />
      <View className="own-case__facts">
        <Cell title="编号" value={<Text className="number">{one.number}</Text>} />
        <Cell title="提交时间" value={<Text className="number">{chinaDateTime(one.receivedAt)}</Text>} />
        <Cell title="办理单位" value={one.officeName} />
        <Cell title="留存信息" value={particulars ? `${particulars.name} ${particulars.phone}` : '匿名'} />
        {one.orderId && one.orderNo ? (
          <Cell title="订单" value={one.orderNo} to={pageUrl(pages.order, { id: one.orderId })} />
        ) : null}
        {one.otherId ? (
          <Cell
            title={one.track === 'complaint' ? '同时提交的举报' : '同时提交的投诉'}
            to={pageUrl(pages.ownCase, { id: one.otherId })}
          />
        ) : null}
        {one.stars ? <Cell title="我的评价" value={<Stars value={one.stars} />} /> : null}
      </View>
    </View>
  )
}
