import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { openDocument, pickFile } from '@/services/file'
import { upload } from '@/services/upload'

const bytesMax = 8 * 1024 * 1024

interface Props {
  source: Budget['sources'][number]
  onKept: () => Promise<void>
}

/** The scanned paper of a budget's source: to be uploaded, then to be opened by every officer. */
export function SourceFile({ source: { id, title, fileUrl }, onKept }: Props) {
  const [sending, setSending] = useState(false)
  const send = async () => {
    const picked = await pickFile(['pdf', 'jpg', 'jpeg', 'png'])
    if (!picked) return
    if (picked.sizeBytes > bytesMax) {
      toast('文件不能超过 8 MB')
      return
    }
    setSending(true)
    try {
      await upload('POST /api/union-office/budget-sources/{id}/file', { id }, picked)
      toastDone('已上传')
      await onKept()
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSending(false)
  }
  const open = async (url: string) => {
    await openDocument(url)
    // The way to it is good for minutes only.
    await onKept()
  }
  return fileUrl ? (
    <Button size="small" tone="plain" label={`查看原件 ${title}`} onTap={() => void open(fileUrl)}>
      查看原件
    </Button>
  ) : (
    <Button size="small" tone="line" loading={sending} label={`上传原件 ${title}`} onTap={() => void send()}>
      上传原件
    </Button>
  )
}
