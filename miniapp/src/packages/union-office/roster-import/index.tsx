import type { RosterImport } from '@yuxiang/shared/api/union-roster'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type PickedFile, pickFile, saveText } from '@/services/file'
import { goBack, pages } from '@/services/navigation'
import { ApiProblem, problemTitle } from '@/services/problem'
import { upload } from '@/services/upload'
import { Panel } from '@/workbench/figures'
import { OfficePage } from '../shared/office-page'
import { ImportPreview } from './import-preview'
import './index.scss'

const template = '姓名,手机号,分组\r\n张小渝,13900000000,办公室\r\n李建国,13900000001,财务科\r\n'
const isH5 = process.env.TARO_ENV === 'h5'

/** 导入名册 */
export default function RosterImportPage() {
  return (
    <OfficePage section="roster" title="导入名册" below self={pages.officeImport}>
      {({ union }) => <Import unionId={union.id} />}
    </OfficePage>
  )
}

function Import({ unionId }: { unionId: string }) {
  const [file, setFile] = useState<PickedFile>()
  const [preview, setPreview] = useState<RosterImport>()
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState<'reading' | 'importing'>()

  const read = async (picked: PickedFile) => {
    setFile(picked)
    setPreview(undefined)
    setProblem(undefined)
    setBusy('reading')
    try {
      setPreview(await upload('POST /api/union-office/unions/{id}/roster-imports', { id: unionId }, picked))
    } catch (thrown) {
      setProblem(thrown)
    }
    setBusy(undefined)
  }
  const pick = async () => {
    const picked = await pickFile(['xlsx', 'csv'])
    if (picked) await read(picked)
  }
  const confirm = async () => {
    if (!preview) return
    setBusy('importing')
    try {
      await call('POST /api/union-office/roster-imports/{id}/confirm', { params: { id: preview.id } })
      toastDone('已导入')
      goBack()
    } catch (thrown) {
      toastProblem(thrown)
      setProblem(thrown)
    }
    setBusy(undefined)
  }
  return (
    <>
      <Panel title="选择名册文件">
        <View className="panel__hint">
          Excel（XLSX）或 CSV，第一行是表头：姓名、手机号、分组（分组可以没有），最多 20,000
          行。按手机号对应：已在册的更新，没有的新增，不在文件里的不变。
        </View>
        <View className="roster-import__acts">
          <Button size="fit" tone="plain" onTap={() => saveText('会员名册模板.csv', template)}>
            {isH5 ? '下载模板' : '复制模板'}
          </Button>
          <Button size="fit" loading={busy === 'reading'} onTap={() => void pick()}>
            {file ? '换一个文件' : '选择文件'}
          </Button>
        </View>
        {problem === undefined ? null : (
          <Note tone="wrong">
            {file ? `“${file.name}”：` : ''}
            {problemTitle(problem)}
            {problem instanceof ApiProblem && problem.detail ? `。${problem.detail}` : ''}
          </Note>
        )}
      </Panel>
      {preview ? (
        <ImportPreview preview={preview} importing={busy === 'importing'} onConfirm={() => void confirm()} />
      ) : null}
    </>
  )
}
