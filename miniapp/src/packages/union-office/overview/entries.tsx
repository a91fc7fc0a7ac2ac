import type { UnionView } from '@yuxiang/shared/api/union-office'
import { Cell } from '@/components/Cell'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import { sections } from '../shared/sections'
import './entries.scss'

/** The ways into the workbench on a phone, and who waits to be let into the union. */
export function Entries({ union }: { union: UnionView }) {
  return (
    <>
      <View className="card entries">
        <View className="entries__union">{union.name}</View>
        <View className="entries__members">
          {union.unitName} · 在册 <Text className="number">{union.members}</Text> 人
        </View>
        <View className="entries__grid">
          {sections
            .filter(({ key }) => key !== 'overview')
            .map(({ key, name, hint, icon, to }) => (
              <Link key={key} className="entries__way" to={to}>
                <View className="entries__icon">
                  <Icon name={icon} color="vermilion" />
                </View>
                <View className="grow">
                  <View className="entries__name">{name}</View>
                  <View className="entries__hint">{hint}</View>
                </View>
              </Link>
            ))}
        </View>
      </View>
      {union.joinRequests > 0 ? (
        <View className="card entries__requests">
          <Cell
            icon="people"
            title="有人申请加入工会"
            hint="核对姓名后通过，才能领到以后的额度"
            value={<Tag tone="vermilion">{`${union.joinRequests} 人`}</Tag>}
            to={pages.officeRoster}
          />
        </View>
      ) : null}
    </>
  )
}
