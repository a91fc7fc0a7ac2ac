import type { StreamerImport } from '@yuxiang/shared/api/streamer-office'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { openPage, pages } from '@/services/navigation'
import { upload } from '@/services/upload'
import { Panel } from '@/workbench/figures'
import { ImportErrors } from '@/workbench/import-errors'
import { OfficePage } from '@/workbench/office-page'
import { SheetProblem } from '@/workbench/sheet-problem'
import { Table } from '@/workbench/table'
import { useSheet } from '@/workbench/use-sheet'
import '@/workbench/steps.scss'

/** 导入主播名册: looked at first, then written whole or not at all. */
export default function RosterImportPage() {
  return (
    <OfficePage section="streamers" title="导入主播名册" below self={pages.registerImport}>
      {() => <Import />}
    </OfficePage>
  )
}

function Import() {
  const [saving, setSaving] = useState(false)
  const sheet = useSheet({
    read: (file) => upload('POST /api/streamer-desk/imports', undefined, file),
    confirm: ({ id }: StreamerImport) =>
      call('POST /api/streamer-desk/imports/{id}/confirm', { params: { id } }),
  })
  const template = async () => {
    setSaving(true)
    try {
      const query = { state: 'registered', format: 'xlsx' } as const
      await openDocument((await call('GET /api/streamer-desk/streamers-file', { query })).url)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title="选择名册文件">
      <View className="panel__hint">
        Excel（XLSX）或 CSV，最多 2,000 行，一行一名主播一个账号；直播机构和基地须先登记。
        已在册的名称或账号不能再次导入，有一处错误就一行也不写入。手机号加密保存，导出的名册不含手机号。
      </View>
      <View className="steps__acts">
        <Button size="fit" tone="plain" loading={saving} onTap={() => void template()}>
          下载现有名册作模板
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
  preview: StreamerImport
  isDone: boolean
  isBusy: boolean
  onConfirm: () => void
}

function Preview({ preview, isDone, isBusy, onConfirm }: PreviewProps) {
  const { rows, errorCount, errors, sample } = preview
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
            { name: '主播', kind: 'title', share: 1.4, of: ({ name }) => name },
            { name: '登记为', kind: 'wide', share: 2, of: ({ words }) => words },
          ]}
        />
      ) : null}
      {errorCount > 0 ? null : isDone ? (
        <>
          <Note>已全部写入，共 {rows} 名主播。</Note>
          <View className="steps__acts">
            <Button tone="line" onTap={() => openPage(pages.register)}>
              查看名册
            </Button>
          </View>
        </>
      ) : (
        <View className="steps__acts">
          <Button loading={isBusy} onTap={onConfirm}>
            确认写入 {rows} 名
          </Button>
        </View>
      )}
    </>
  )
}
