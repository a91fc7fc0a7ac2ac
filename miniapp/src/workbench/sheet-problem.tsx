import { Note } from '@/components/Note'
import type { PickedFile } from '@/services/file'
import { ApiProblem, problemTitle } from '@/services/problem'

/** Why a file was not taken. */
export function SheetProblem({ file, problem }: { file: PickedFile | undefined; problem: unknown }) {
  if (problem === undefined) return null
  return (
    <Note tone="wrong">
      {file ? `“${file.name}”：` : ''}
      {problemTitle(problem)}
      {problem instanceof ApiProblem && problem.detail ? `。${problem.detail}` : ''}
    </Note>
  )
}
