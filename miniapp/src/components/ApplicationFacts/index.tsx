import type { Application } from '@yuxiang/shared/api/merchants'
import { merchantKindNames } from '@yuxiang/shared/merchants/check-application'
import { licenceNames } from '@yuxiang/shared/merchants/licences'
import { formatYuan } from '@yuxiang/shared/money'
import { provinceNames } from '@yuxiang/shared/provinces'
import { DocumentLink } from '@/components/DocumentLink'
import { View } from '@/elements'
import { validityWords } from '@/services/merchant-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import './index.scss'

/** Everything an application says, as who decides on it reads it. */
export function ApplicationFacts({ application }: { application: Application }) {
  const { kind, name, creditCode, county, township, story, primaryProduceOnly, account } = application
  return (
    <>
      <Panel title="主体信息">
        <Fact name="名称" strong>
          {name || '未填写'}
        </Fact>
        <Fact name="类型">{kind ? merchantKindNames[kind] : '未选择'}</Fact>
        <Fact name="统一社会信用代码">{creditCode || '未填写'}</Fact>
        <Fact name="所在地">{[county, township].filter(Boolean).join(' ') || '未填写'}</Fact>
        <Fact name="经营范围">{primaryProduceOnly ? '仅自产初级农产品' : '含加工食品'}</Fact>
        <View className="application-facts__story">{story || '还没有介绍'}</View>
      </Panel>
      <Panel title="证照">
        {application.licences.map((licence) => (
          <View key={licence.kind} className="row application-facts__licence">
            {licence.document ? (
              <DocumentLink document={licence.document} name={licenceNames[licence.kind]} />
            ) : null}
            <View className="grow">
              <View className="application-facts__name">{licenceNames[licence.kind]}</View>
              <View className="muted number">{licence.number || '未填编号'}</View>
              <View className="muted">
                {licence.validFrom
                  ? validityWords(licence.validFrom, licence.longTerm ? null : licence.validTo)
                  : '未填有效期'}
              </View>
            </View>
          </View>
        ))}
        {application.licences.length === 0 ? <View className="panel__none">还没有证照</View> : null}
      </Panel>
      <Panel title="联系人与结算账户">
        <Fact name="联系人">{application.contactName || '未填写'}</Fact>
        <Fact name="手机号">{application.contactPhoneMasked ?? '未填写'}</Fact>
        <Fact name="账户名称">{account?.holder || '未填写'}</Fact>
        <Fact name="开户银行">{account?.bank || '未填写'}</Fact>
        <Fact name="银行账号">{account?.numberMasked ?? '未填写'}</Fact>
        <Fact name="微信支付子商户号">{application.subMchid ?? '入驻后补填'}</Fact>
      </Panel>
      <Panel title="运费">
        {freightWords(application.freight).map((words) => (
          <View key={words} className="application-facts__freight">
            {words}
          </View>
        ))}
      </Panel>
    </>
  )
}

/** A freight template in sentences. */
export function freightWords(freight: Application['freight']): string[] {
  if (!freight) return ['未设置']
  const { freeAboveFen, baseWeightG, baseFen, stepWeightG, stepFen } = freight
  return [
    freeAboveFen === null ? '不设包邮' : `满 ¥${formatYuan(freeAboveFen)} 包邮`,
    `${baseWeightG / 1_000} 公斤内 ¥${formatYuan(baseFen)}，每续 ${stepWeightG / 1_000} 公斤加 ¥${formatYuan(stepFen)}`,
    ...freight.regionOverrides.map(
      (one) =>
        `${provinceNames(one.provinceCodes)}：首重 ¥${formatYuan(one.baseFen)}，续重 ¥${formatYuan(one.stepFen)}`,
    ),
    ...(freight.excludedProvinceCodes.length > 0
      ? [`不配送：${provinceNames(freight.excludedProvinceCodes)}`]
      : []),
  ]
}
