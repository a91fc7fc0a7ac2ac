import type { Paper } from '@yuxiang/shared/api/certification'
import { FileTagsField } from '@/components/FileTags/field'
import { pickFile } from '@/services/file'
import { upload } from '@/services/upload'

interface Props {
  label: string
  most: number
  papers: readonly Paper[]
  onChange: (change: (before: readonly Paper[]) => Paper[]) => void
}

const extensions = ['pdf', 'jpg', 'jpeg', 'png']

/** Sends a paper in and hands it on; nothing when the person changed their mind. */
export async function sendPaper(): Promise<Paper | null> {
  const file = await pickFile(extensions)
  return file ? upload('POST /api/certification-files', undefined, file) : null
}

/** Papers of a form: those that are there, and the way to more. */
export const PaperField = ({ papers, ...props }: Props) => (
  <FileTagsField
    {...props}
    files={papers}
    add={`${props.label}（PDF 或图片）`}
    icon="plus"
    send={sendPaper}
  />
)
