import type { Certificate } from '@yuxiang/shared/api/certification'
import { Cell } from '@/components/Cell'
import { Benefits } from '@/components/Certification/benefits'
import { Icon } from '@/components/Icon'
import { Note } from '@/components/Note'
import { Picture } from '@/components/Picture'
import { Link, Text, View } from '@/elements'
import { countText, waysText } from '@/services/certification-words'
import { chinaDay, daysUntil } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import { Diploma } from './diploma'

/** The certificate as the county gave it, whom it helps, and how it came about. */
export function Shown({ certificate }: { certificate: Certificate }) {
  const { state, product, benefits, benefitWays, households, yuanPerHouseholdYear, yuanPerYear } = certificate
  return (
    <>
      <StateNote certificate={certificate} />
      <Diploma certificate={certificate} />
      <View className="card">
        <View className="section-title" role="heading">
          带动农户
        </View>
        <View className="certificate-page__figures">
          <Figure value={countText(households)} name="受益农户（户）" />
          <Figure value={countText(yuanPerHouseholdYear)} name="户均年增收（元）" />
          <Figure value={countText(Math.round(yuanPerYear / 1000) / 10)} name="一年合计增收（万元）" />
        </View>
        {certificate.benefitCheckedOn ? (
          <View className="muted">
            以上为 {certificate.benefitCheckedOn} 年度复核核实的数字
            {benefits.length > 0 ? '，以下为申请时公示的带农方式。' : '。'}
          </View>
        ) : null}
        {benefits.length > 0 ? (
          <Benefits rows={benefits} />
        ) : (
          <View className="muted">带农方式：{waysText(benefitWays)}</View>
        )}
      </View>
      <Link className="card certificate-page__product" to={pageUrl(pages.product, { id: product.id })}>
        <View className="certificate-page__picture">
          <Picture src={product.imageUrl} alt="" ratio={100} />
        </View>
        <View className="grow">
          <View className="lines-2">{product.name}</View>
          <View className="muted">{product.onSale ? '去看看这款产品' : '产品已下架'}</View>
        </View>
        <Icon name="next" size="sm" color="muted" />
      </Link>
      <View className="card">
        <View className="section-title" role="heading">
          从申请到复核
        </View>
        {certificate.notice ? (
          <Cell
            title="公示"
            hint={`${certificate.notice.startsOn} 至 ${certificate.notice.endsOn}`}
            to={pageUrl(pages.notice, { id: certificate.notice.id })}
          />
        ) : null}
        <Cell title="发布" value={<Text className="number">{certificate.publishedOn}</Text>} />
        {certificate.rechecks.map((recheck) => (
          <Cell
            key={recheck.on}
            title="年度复核"
            hint={foundText(recheck)}
            value={`${recheck.on} ${recheck.passed ? '通过' : '不通过'}`}
          />
        ))}
        {state === 'published' && certificate.nextRecheckOn ? (
          <Cell title="下次复核" value={<Text className="number">{certificate.nextRecheckOn}</Text>} />
        ) : null}
        <Cell title="公示与撤销名单" hint="正在公示的产品，被撤销、暂停的认定" to={pages.notices} />
        <Cell
          title="不属实，或东西有问题？"
          hint="投诉举报会自动带上这款产品"
          to={pageUrl(pages.complain, { productId: product.id })}
        />
      </View>
      <View className="certificate-page__words">
        经营主体自愿申请，由区县主管部门认定，两位审核人一致同意并公示无异议后发布；每年复核，不合格即暂停或撤销。
      </View>
    </>
  )
}

const foundText = ({ households, yuanPerHouseholdYear }: Certificate['rechecks'][number]): string =>
  households === null || yuanPerHouseholdYear === null
    ? ''
    : `实际带动 ${countText(households)} 户，户均年增收 ${countText(yuanPerHouseholdYear)} 元`

function Figure({ value, name }: { value: string; name: string }) {
  return (
    <View className="certificate-page__figure">
      <View className="certificate-page__value number">{value}</View>
      <View className="certificate-page__name">{name}</View>
    </View>
  )
}

const ended = { suspended: '已暂停', revoked: '已撤销', expired: '已到期', renewed: '已换证' } as const

/** Says first what is not as it looks: a certificate that holds no more, or not for long. */
function StateNote({
  certificate: { state, reason, changedOn, validTo, renewedBy },
}: {
  certificate: Certificate
}) {
  if (state === 'published') {
    const days = daysUntil(validTo)
    return days <= 60 ? <Note tone="warm">还有 {days} 天到期，续期正在或将要办理。</Note> : null
  }
  if (state === 'renewed') {
    return (
      <Link className="certificate-page__note" to={pageUrl(pages.certificate, { no: renewedBy ?? '' })}>
        <Note>这份证书已换发：{renewedBy}，点这里查看新证书。</Note>
      </Link>
    )
  }
  return (
    <View className="certificate-page__note">
      <Note tone="wrong">
        认定{ended[state]}
        {changedOn && state !== 'expired' ? `（${chinaDay(changedOn)}）` : ''}
        {reason ? `：${reason}。` : '。'}
        即日起不再作为帮扶产品销售，工会经费不能购买；已成交的订单不受影响。
      </Note>
    </View>
  )
}
