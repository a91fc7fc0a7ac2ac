import type { CaseFile } from '@yuxiang/shared/api/complaint-views'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import { toast, toastProblem } from '@/services/feedback'
import { pickEvidence } from '@/services/pick-evidence'
import { upload } from '@/services/upload'
import './files.scss'

interface Props {
  label: string
  most: number
  files: readonly CaseFile[]
  onChange: (files: CaseFile[]) => void
}

const megabyte = 1024 * 1024
const videoMegabytes = 50

/** Evidence of a form: what is there, and the way to more. */
export function FilesField({ label, most, files, onChange }: Props) {
  const [busy, setBusy] = useState(false)
  const add = async () => {
    const file = await pickEvidence()
    if (!file) return
    // Said before it is sent: a large video takes minutes.
    if (file.sizeBytes > videoMegabytes * megabyte) {
      toast(`文件超过 ${videoMegabytes} MB，请剪短后再传`)
      return
    }
    setBusy(true)
    try {
      onChange([...files, await upload('POST /api/complaint-files', undefined, file)])
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
  }
  return (
    <View className="case-files" role="group" label={label}>
      {files.map((file) => (
        <Tap
          key={file.id}
          className="case-files__one"
          label={`移除 ${file.name}`}
          onTap={() => onChange(files.filter(({ id }) => id !== file.id))}
        >
          <Text className="case-files__name lines-1">{file.name}</Text>
          <Icon name="close" size="sm" color="muted" />
        </Tap>
      ))}
      {files.length < most ? (
        <Tap className="case-files__one case-files__one--add" disabled={busy} onTap={() => void add()}>
          <Icon name="camera" size="sm" color="green" />
          <Text>{busy ? '上传中…' : label}</Text>
        </Tap>
      ) : null}
    </View>
  )
}
