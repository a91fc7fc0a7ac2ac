import type { Measure } from '@yuxiang/shared/api/supervision'
import {
  appealKindNames,
  appealStateNames,
  liftWayNames,
  measureNames,
  measureStateNames,
} from '@yuxiang/shared/supervision/measures'
import type { ReactNode } from 'react'
import { DocumentLink } from '@/components/DocumentLink'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { chinaDateTime, chinaDay } from '@/services/china-time'
import { appealTones, measureTimes, measureTones } from '@/services/supervision-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import './measure-card.scss'

/** A measure with its reason, its time, its appeals, and what may be done about it. */
export function MeasureCard({ measure, children }: { measure: Measure; children?: ReactNode }) {
  const { kind, state, productName, reason, remedy, office, imposedBy, imposedAt, lifted, isPublished } =
    measure
  return (
    <Panel title={measureNames[kind]} side={<Tag tone={measureTones[state]}>{measureStateNames[state]}</Tag>}>
      {productName ? <Fact name="商品">{productName}</Fact> : null}
      <Fact name="事由">{reason}</Fact>
      <Fact name="期限">{measureTimes(measure)}</Fact>
      {remedy ? <Fact name="修复条件">{remedy}</Fact> : null}
      <Fact name="作出机关">{imposedBy ? `${office}（${imposedBy}）` : office}</Fact>
      <Fact name="作出时间">{chinaDateTime(imposedAt)}</Fact>
      <Fact name="公示">{isPublished ? '在商家与商品页公示' : '不公示'}</Fact>
      {lifted ? (
        <Fact name="解除">
          {chinaDateTime(lifted.at)} {liftWayNames[lifted.way]}：{lifted.reason}
        </Fact>
      ) : null}
      {measure.appeals.map((appeal) => (
        <View key={appeal.id} className="measure-card__appeal">
          <View className="row">
            <View className="grow measure-card__appeal-name">{appealKindNames[appeal.kind]}</View>
            <Tag tone={appealTones[appeal.state]}>{appealStateNames[appeal.state]}</Tag>
          </View>
          <View>{appeal.reason}</View>
          {appeal.documents.length > 0 ? (
            <View className="row measure-card__papers">
              {appeal.documents.map((document, index) => (
                <DocumentLink key={document.id} document={document} name={`材料 ${index + 1}`} />
              ))}
            </View>
          ) : null}
          <View className="panel__hint">
            {chinaDateTime(appeal.raisedAt)} 提交
            {appeal.decidedAt
              ? `；${chinaDateTime(appeal.decidedAt)} ${appeal.decidedBy ?? ''}答复：${appeal.opinion ?? ''}`
              : `；${chinaDay(appeal.answerBy)}前答复`}
          </View>
        </View>
      ))}
      {children ? <View className="measure-card__next">{children}</View> : null}
    </Panel>
  )
}
