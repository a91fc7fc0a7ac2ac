import type { NoticeDetail } from '@yuxiang/shared/api/certification'
import { goodsKindNames, materialNames } from '@yuxiang/shared/certification/words'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { Cell } from '@/components/Cell'
import { Benefits } from '@/components/Certification/benefits'
import { Note } from '@/components/Note'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { countText, yuanText } from '@/services/certification-words'
import { chinaDay } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import { noticeTag } from '../shared/notice-tag'

const answers = { open: '正在核实', upheld: '异议成立', dismissed: '已答复' } as const

/** All that a notice says. */
export function Shown({ notice }: { notice: NoticeDetail }) {
  const tag = noticeTag(notice)
  const own = notice.ownObjection
  return (
    <>
      <View className="card">
        <View className="notice__head">
          <View className="notice__picture">
            <Picture src={notice.imageUrl} alt="" ratio={100} />
          </View>
          <View className="grow">
            <View className="notice__name">{notice.productName}</View>
            <View className="muted">{notice.merchantName}</View>
            <View className="notice__tag">
              <Tag tone={tag.tone}>{tag.text}</Tag>
            </View>
          </View>
        </View>
        <View className="notice__words">
          {notice.county}拟认定上述产品为帮扶产品，现予公示。公示期 {chinaDay(notice.startsOn)} 至{' '}
          {chinaDay(notice.endsOn)}（{policy.certificationNotice.value}{' '}
          个工作日，节假日不计）。对认定有异议的，请在公示期内提出。
        </View>
      </View>
      {own ? (
        <View className="card">
          <View className="section-title" role="heading">
            我的异议（{answers[own.state]}）
          </View>
          <View className="notice__words">{own.reason}</View>
          {own.answer ? <Note>主管部门答复：{own.answer}</Note> : null}
        </View>
      ) : null}
      <View className="card">
        <View className="section-title" role="heading">
          带动农户 {countText(notice.households)} 户，户均年增收 {countText(notice.yuanPerHouseholdYear)} 元
        </View>
        <Benefits rows={notice.benefits} />
        <View className="notice__words">{notice.mechanism}</View>
      </View>
      <View className="card">
        <Cell title="产地" value={notice.origin} />
        <Cell title="类别" value={goodsKindNames[notice.goodsKind]} />
        <Cell title="供货价" value={`¥${formatYuan(notice.priceFen)}`} />
        <Cell title="年供货能力" value={yuanText(notice.yearlySupplyFen / 100)} />
        <Cell title="已核材料" hint={notice.materials.map((kind) => materialNames[kind]).join('、')} />
        <Cell title="商品页面" to={pageUrl(pages.product, { id: notice.productId })} />
        {notice.certificateNo ? (
          <Cell
            title="认定证书"
            value={notice.certificateNo}
            to={pageUrl(pages.certificate, { no: notice.certificateNo })}
          />
        ) : null}
        <Cell title="收到异议" value={`${notice.objections} 件`} />
      </View>
    </>
  )
}
