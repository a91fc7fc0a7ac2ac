import type { LicenceView } from '@yuxiang/shared/api/merchants'
import { licenceNames } from '@yuxiang/shared/merchants/licences'
import { licenceStateNames } from '@yuxiang/shared/states/merchant-application'
import { DocumentLink } from '@/components/DocumentLink'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { daysLeftWords, validityWords } from '@/services/merchant-words'
import './index.scss'

const tones = { submitted: 'citrus', accepted: 'green', returned: 'vermilion', replaced: 'plain' } as const

/** Licences with their days left; what was replaced stands at the end. */
export function LicenceList({ licences }: { licences: readonly LicenceView[] }) {
  const order = ['returned', 'submitted', 'accepted', 'replaced']
  const sorted = [...licences].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  if (sorted.length === 0) return <View className="panel__none">还没有登记证照</View>
  return (
    <View role="list" label="证照">
      {sorted.map((licence) => (
        <View
          key={licence.id}
          className={`row licence-list__one ${licence.state === 'replaced' ? 'licence-list__one--past' : ''}`}
          role="listitem"
        >
          {licence.document ? (
            <DocumentLink document={licence.document} name={licenceNames[licence.kind]} />
          ) : null}
          <View className="grow">
            <View className="row licence-list__head">
              <Text className="licence-list__name">{licenceNames[licence.kind]}</Text>
              <Tag tone={tones[licence.state]}>{licenceStateNames[licence.state]}</Tag>
            </View>
            <View className="muted number licence-list__number">{licence.number}</View>
            <View className="muted">{validityWords(licence.validFrom, licence.validTo)}</View>
            {licence.state === 'accepted' ? <DaysLeft daysLeft={licence.daysLeft} /> : null}
            {licence.opinion ? <View className="licence-list__opinion">意见：{licence.opinion}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )
}

const WARNING_DAYS = 30

function DaysLeft({ daysLeft }: { daysLeft: number | null }) {
  if (daysLeft === null) return null
  const isEnding = daysLeft <= WARNING_DAYS
  return (
    <View className={`licence-list__left number ${isEnding ? 'licence-list__left--warm' : ''}`}>
      {daysLeftWords(daysLeft)}
      {isEnding && daysLeft >= 0 ? '，到期后商品停售' : ''}
    </View>
  )
}
