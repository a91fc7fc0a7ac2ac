import type { Paper } from '@yuxiang/shared/api/certification'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import { toastProblem } from '@/services/feedback'
import { pickFile } from '@/services/file'
import { upload } from '@/services/upload'
import './papers.scss'

interface Props {
  label: string
  most: number
  papers: readonly Paper[]
  onChange: (papers: Paper[]) => void
}

const extensions = ['pdf', 'jpg', 'jpeg', 'png']

/** Sends a paper in and hands it on; nothing when the person changed their mind. */
export async function sendPaper(): Promise<Paper | null> {
  const file = await pickFile(extensions)
  return file ? upload('POST /api/certification-files', undefined, file) : null
}

/** Papers of a form: those that are there, and the way to more. */
export function PaperField({ label, most, papers, onChange }: Props) {
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    try {
      const paper = await sendPaper()
      if (paper) onChange([...papers, paper])
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
  }
  return (
    <View className="papers" role="group" label={label}>
      {papers.map((paper) => (
        <Tap
          key={paper.id}
          className="papers__one"
          label={`移除 ${paper.name}`}
          onTap={() => onChange(papers.filter(({ id }) => id !== paper.id))}
        >
          <Text className="papers__name lines-1">{paper.name}</Text>
          <Icon name="close" size="sm" color="muted" />
        </Tap>
      ))}
      {papers.length < most ? (
        <Tap className="papers__one" disabled={busy} onTap={() => void add()}>
          <Icon name="plus" size="sm" color="green" />
          <Text>{busy ? '上传中…' : `${label}（PDF 或图片）`}</Text>
        </Tap>
      ) : null}
    </View>
  )
}
