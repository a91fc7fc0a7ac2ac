import type { CaseFile } from '@yuxiang/shared/api/complaint-views'
import { FileTagsField } from '@/components/FileTags/field'
import { toast } from '@/services/feedback'
import { pickFile } from '@/services/file'
import { upload } from '@/services/upload'

interface Props {
  label: string
  most: number
  files: readonly CaseFile[]
  onChange: (change: (before: readonly CaseFile[]) => CaseFile[]) => void
}

const megabyte = 1024 * 1024
const videoMegabytes = 50
const extensions = ['jpg', 'jpeg', 'png', 'webp', 'pdf', 'mp4']

async function sendEvidence(): Promise<CaseFile | null> {
  const file = await pickFile(extensions)
  if (!file) return null
  // Said before it is sent: a large video takes minutes.
  if (file.sizeBytes > videoMegabytes * megabyte) {
    toast(`文件超过 ${videoMegabytes} MB，请剪短后再传`)
    return null
  }
  return upload('POST /api/complaint-files', undefined, file)
}

/** Evidence of a form: what is there, and the way to more. */
export const FilesField = (props: Props) => (
  <FileTagsField {...props} add={props.label} icon="camera" send={sendEvidence} />
)
