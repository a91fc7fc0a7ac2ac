import { useState } from 'react'
import { toastProblem } from '@/services/feedback'
import { type PickedFile, pickFile } from '@/services/file'

/** A sheet on its way: picked, read by the server, confirmed. What stands in the way stays on the page. */
export function useSheet<Preview, Outcome>(acts: {
  read: (file: PickedFile) => Promise<Preview>
  confirm: (preview: Preview) => Promise<Outcome>
}) {
  const [file, setFile] = useState<PickedFile>()
  const [preview, setPreview] = useState<Preview>()
  const [outcome, setOutcome] = useState<Outcome>()
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState<'reading' | 'confirming'>()
  const pick = async () => {
    const picked = await pickFile(['xlsx', 'csv'])
    if (!picked) return
    setFile(picked)
    setPreview(undefined)
    setOutcome(undefined)
    setProblem(undefined)
    setBusy('reading')
    try {
      setPreview(await acts.read(picked))
    } catch (thrown) {
      setProblem(thrown)
    }
    setBusy(undefined)
  }
  const confirm = async () => {
    if (!preview || busy) return
    setBusy('confirming')
    setProblem(undefined)
    try {
      setOutcome(await acts.confirm(preview))
    } catch (thrown) {
      toastProblem(thrown)
      setProblem(thrown)
    }
    setBusy(undefined)
  }
  return { file, preview, outcome, problem, busy, pick, confirm }
}
