import type { CaseDossier } from '@yuxiang/shared/api/complaint-desk'
import { caseStateNames } from '@yuxiang/shared/states/complaint'
import { Tag } from '@/components/Tag'
import { Link, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'

const reasons = { batch: '同一批次', product: '同一商品', text: '内容相似', person: '同一人' } as const

/** Other cases that may belong together with this one. */
export function RelatedPanel({ related }: { related: CaseDossier['related'] }) {
  if (related.length === 0) return null
  return (
    <Panel title={`关联案件 ${related.length} 件`}>
      {related.map((one) => (
        <Link key={one.id} className="law-related" to={pageUrl(pages.regulatorCase, { id: one.id })}>
          <View className="number">{one.number}</View>
          <View className="muted lines-2">{one.facts}</View>
          <View className="law-related__tags">
            {one.by.map((reason) => (
              <Tag key={reason} tone={reason === 'batch' ? 'vermilion' : 'citrus'}>
                {reasons[reason]}
              </Tag>
            ))}
            <Tag tone="plain">{caseStateNames[one.state]}</Tag>
          </View>
        </Link>
      ))}
    </Panel>
  )
}
