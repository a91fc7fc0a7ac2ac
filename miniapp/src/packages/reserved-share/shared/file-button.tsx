import { useState } from 'react'
import { Button } from '@/components/Button'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'

/** Fetches a table as a file. */
export function FileButton({ fileOf }: { fileOf: () => Promise<{ url: string }> }) {
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
    <Button size="fit" tone="line" loading={making} onTap={() => void make()}>
      导出 XLSX
    </Button>
  )
}
