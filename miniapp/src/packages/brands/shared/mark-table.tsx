import type { ProductMark } from '@yuxiang/shared/api/brands'
import type { ReactNode } from 'react'
import { markNames } from '@/components/ProductCard/marks'
import { Tag } from '@/components/Tag'
import { Tap, Text, View } from '@/elements'
import type { PagedList } from '@/hooks/use-paged-list'
import { openDocument } from '@/services/file'
import { GrowingTable } from '@/workbench/growing-table'
import { markStateNames } from './brand-words'
import './mark-table.scss'

interface Props {
  list: PagedList<ProductMark>
  empty: ReactNode
  /** Whose marks: shown where they are many merchants'. */
  withMerchant?: boolean
  acts?: (mark: ProductMark) => ReactNode
}

/** Entered marks with their certificates and where they stand. */
export function MarkTable({ list, empty, withMerchant = false, acts }: Props) {
  return (
    <GrowingTable
      label="标志"
      list={list}
      keyOf={({ id }) => id}
      empty={empty}
      columns={[
        { name: '商品', kind: 'title', share: 1.8, of: ({ product }) => product.name },
        ...(withMerchant
          ? [{ name: '商家', share: 1.4, of: ({ merchantName }: ProductMark) => merchantName }]
          : []),
        { name: '标志', share: 0.9, of: ({ mark }) => markNames[mark] },
        {
          name: '证书',
          share: 1.8,
          of: ({ certificateNo, issuer, validTo, fileUrl }) => (
            <View className="mark-table__certificate">
              <Text className="number">{certificateNo}</Text>
              <Text className="muted">
                {issuer} · 至 {validTo}
              </Text>
              {fileUrl ? (
                <Tap className="mark-table__file" onTap={() => void openDocument(fileUrl)}>
                  查看证书
                </Tap>
              ) : null}
            </View>
          ),
        },
        { name: '状态', share: 0.9, of: (mark) => <State mark={mark} /> },
        ...(acts ? [{ name: '', kind: 'acts' as const, share: 1.2, of: acts }] : []),
      ]}
    />
  )
}

function State({ mark }: { mark: ProductMark }) {
  const { state, holds, reason } = mark
  const tone = { pending: 'citrus', confirmed: 'green', rejected: 'vermilion', withdrawn: 'plain' } as const
  if (state === 'confirmed' && !holds) return <Tag tone="plain">不在有效期</Tag>
  return (
    <View>
      <Tag tone={tone[state]}>{markStateNames[state]}</Tag>
      {reason ? <View className="muted">{reason}</View> : null}
    </View>
  )
}
