import type { RosterImport } from '@yuxiang/shared/api/union-roster'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Text, View } from '@/elements'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

interface Props {
  preview: RosterImport
  importing: boolean
  onConfirm: () => void
}

/** What importing the file would do, or what is wrong in which row; nothing is written before it is confirmed. */
export function ImportPreview({ preview, importing, onConfirm }: Props) {
  const { added, updated, unchanged, errorCount, errors, sample } = preview
  const changed = added + updated
  return (
    <Panel title={`预览：${preview.fileName}`}>
      <View className="roster-import__counts">
        <Figures
          label="导入结果"
          figures={[
            { name: '文件共', text: `${preview.rows} 行` },
            { name: '新增', text: `${added} 人` },
            { name: '更新', text: `${updated} 人` },
            { name: '不变', text: `${unchanged} 人` },
            { name: '有误', text: `${errorCount} 处`, warm: errorCount > 0 },
          ]}
        />
      </View>
      {errorCount > 0 ? (
        <>
          <Note tone="wrong">
            还有 {errorCount} 处错误，一行也不会导入。请在文件里改好后重新选择
            {errorCount > errors.length ? `（下面列出前 ${errors.length} 处）` : ''}。
          </Note>
          <Table
            label="错误"
            rows={errors}
            keyOf={({ row, column }) => `${row}-${column}`}
            columns={[
              { name: '行', kind: 'title', share: 0.5, of: ({ row }) => `第 ${row} 行` },
              { name: '列', share: 0.5, of: ({ column }) => column },
              { name: '问题', kind: 'wide', share: 2, of: ({ message }) => message },
            ]}
          />
        </>
      ) : (
        <>
          {changed === 0 ? <Note>文件与名册一致，没有需要导入的变化。</Note> : null}
          <View className="roster-import__title">前 {sample.length} 行</View>
          <Table
            label="文件的前几行"
            rows={sample}
            keyOf={({ row }) => String(row)}
            columns={[
              { name: '姓名', kind: 'title', of: ({ name }) => name },
              { name: '手机号', of: ({ phoneMasked }) => <Text className="number">{phoneMasked}</Text> },
              { name: '分组', of: ({ group }) => group || '未分组' },
            ]}
          />
          <View className="roster-import__confirm">
            <Button disabled={changed === 0} loading={importing} onTap={onConfirm}>
              {changed > 0 ? `确认导入 ${changed} 人` : '无需导入'}
            </Button>
          </View>
        </>
      )}
    </Panel>
  )
}
