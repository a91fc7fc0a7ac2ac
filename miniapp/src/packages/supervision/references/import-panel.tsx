import type { ReferenceImport } from '@yuxiang/shared/api/price-watch'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { upload } from '@/services/upload'
import { Panel } from '@/workbench/figures'
import { ImportErrors } from '@/workbench/import-errors'
import { SheetProblem } from '@/workbench/sheet-problem'
import { Table } from '@/workbench/table'
import { useSheet } from '@/workbench/use-sheet'
import '@/workbench/steps.scss'

/** A sheet of reference prices: looked at first, then written whole or not at all. */
export function ImportPanel({ onDone }: { onDone: () => Promise<void> }) {
  const [saving, setSaving] = useState(false)
  const sheet = useSheet({
    read: (file) => upload('POST /api/supervision/reference-imports', undefined, file),
    confirm: async ({ id }: ReferenceImport) => {
      const answer = await call('POST /api/supervision/reference-imports/{id}/confirm', { params: { id } })
      await onDone()
      return answer
    },
  })
  const save = async () => {
    setSaving(true)
    try {
      await openDocument((await call('GET /api/supervision/reference-prices-file')).url)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title="导入参考价">
      <View className="panel__hint">
        Excel（XLSX）或 CSV，最多 2,000 行：品类填末级分类名，单位填 500 克、500 毫升或 10
        枚，地区填区县或“全市”。 有一处错误就一行也不写入；同一品类、地区的有效期不能重叠。
      </View>
      <View className="steps__acts">
        <Button size="fit" tone="plain" loading={saving} onTap={() => void save()}>
          下载模板与现有参考价
        </Button>
        <Button size="fit" loading={sheet.busy === 'reading'} onTap={() => void sheet.pick()}>
          {sheet.file ? '换一个文件' : '选择文件'}
        </Button>
      </View>
      <SheetProblem file={sheet.file} problem={sheet.problem} />
      {sheet.preview ? (
        <Preview
          preview={sheet.preview}
          isDone={sheet.outcome !== undefined}
          isBusy={sheet.busy === 'confirming'}
          onConfirm={() => void sheet.confirm()}
        />
      ) : null}
    </Panel>
  )
}

interface PreviewProps {
  preview: ReferenceImport
  isDone: boolean
  isBusy: boolean
  onConfirm: () => void
}

function Preview({ preview: { rows, errorCount, errors, sample }, isDone, isBusy, onConfirm }: PreviewProps) {
  return (
    <>
      <ImportErrors count={errorCount} errors={errors}>
        一行也不会写入，请改好后重新选择文件。
      </ImportErrors>
      {sample.length > 0 ? (
        <Table
          label="将写入"
          rows={sample}
          keyOf={({ row }) => String(row)}
          columns={[
            { name: '行', share: 0.4, of: ({ row }) => `第 ${row} 行` },
            { name: '品类', kind: 'title', share: 1.2, of: ({ name }) => name },
            { name: '参考价', kind: 'wide', share: 2, of: ({ range }) => range },
          ]}
        />
      ) : null}
      {errorCount > 0 ? null : isDone ? (
        <Note>已全部写入，共 {rows} 行；下一次比对起生效。</Note>
      ) : (
        <View className="steps__acts">
          <Button loading={isBusy} onTap={onConfirm}>
            确认写入 {rows} 行
          </Button>
        </View>
      )}
    </>
  )
}
