import type { DocumentView } from '@yuxiang/shared/api/merchants'
import { toast, toastProblem } from '@/services/feedback'
import { pickFile } from '@/services/file'
import { upload } from '@/services/upload'

const BYTES_MAX = 8 * 1024 * 1024

/** Picks a scan (a picture or a PDF) and sends it in; undefined when nothing came of it, which is said. */
export async function sendDocument(
  onSending: (isSending: boolean) => void,
): Promise<DocumentView | undefined> {
  const file = await pickFile(['jpg', 'jpeg', 'png', 'pdf'])
  if (!file) return undefined
  if (file.sizeBytes > BYTES_MAX) {
    toast('文件不能超过 8 MB')
    return undefined
  }
  onSending(true)
  try {
    return await upload('POST /api/merchant-documents', undefined, file)
  } catch (thrown) {
    toastProblem(thrown)
    return undefined
  } finally {
    onSending(false)
  }
}
