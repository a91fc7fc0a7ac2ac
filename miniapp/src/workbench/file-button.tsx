import { useState } from 'react'
import { Button } from '@/components/Button'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'

interface Props {
  /** The address of the file. */
  fileOf: () => Promise<{ url: string }>
  tone?: 'line' | 'plain'
  disabled?: boolean
  children?: string
}

/** Fetches something as a file. */
export function FileButton({ fileOf, tone = 'line', disabled = false, children = '导出 XLSX' }: Props) {
  const [making, setMaking] = useState(false)
  const make = async () => {
    setMaking(true)
    try {
      await openDocument((await fileOf()).url)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setMaking(false)
  }
  return (
    <Button size="fit" tone={tone} disabled={disabled} loading={making} onTap={() => void make()}>
      {children}
    </Button>
  )
}
