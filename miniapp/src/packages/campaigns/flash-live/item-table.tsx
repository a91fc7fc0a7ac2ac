import type { FlashOfficeSession } from '@yuxiang/shared/api/flash-office'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { flashPrice } from '@/services/flash-words'
import { type Column, Table } from '@/workbench/table'

type Item = FlashOfficeSession['items'][number]

interface Props {
  session: FlashOfficeSession
  onAct: (item: Item) => void
}

/** Item by item: terms, how it goes, and pausing it. */
export function ItemTable({ session, onAct }: Props) {
  const open = session.state === 'published' || session.state === 'paused'
  const columns: Column<Item>[] = [
    {
      name: '商品',
      kind: 'title',
      share: 1.8,
      of: ({ name, skuName, paused, barred }) => (
        <View>
          <View>
            <Text>{name}</Text> {barred ? <Tag tone="vermilion">商品受限，不能抢</Tag> : null}
            {paused ? <Tag tone="citrus">已暂停</Tag> : null}
          </View>
          <View className="panel__hint">{skuName}</View>
        </View>
      ),
    },
    {
      name: '价格',
      kind: 'wide',
      share: 1.2,
      of: (item) => (
        <Text className="number">
          {flashPrice(item)}，每人限 {item.limit}
        </Text>
      ),
    },
    { name: '已抢', kind: 'figure', share: 0.7, of: ({ won }) => <Text className="number">{won}</Text> },
    {
      name: '剩余 / 总数',
      kind: 'figure',
      share: 0.9,
      of: ({ stock, stockTotal }) => (
        <Text className="number">
          {stock} / {stockTotal}
        </Text>
      ),
    },
    ...(open
      ? [
          {
            name: '操作',
            kind: 'acts' as const,
            share: 0.8,
            of: (item: Item) => (
              <Button
                size="small"
                tone={item.paused ? 'line' : 'plain'}
                label={`${item.paused ? '恢复' : '暂停'}${item.name}`}
                onTap={() => onAct(item)}
              >
                {item.paused ? '恢复' : '暂停'}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return <Table label="抢购商品" rows={session.items} keyOf={({ id }) => id} columns={columns} />
}
