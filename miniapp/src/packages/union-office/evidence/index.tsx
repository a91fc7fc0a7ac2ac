import { pages } from '@/services/navigation'
import { OfficePage } from '../shared/office-page'
import { EvidenceForm } from './evidence-form'
import { EvidenceList } from './evidence-list'
import { useEvidence } from './use-evidence'

/** 凭证材料：生成与下载 */
export default function EvidencePage() {
  return (
    <OfficePage section="evidence" title="凭证材料" self={pages.officeEvidence}>
      {(office) => <Shown office={office} />}
    </OfficePage>
  )
}

function Shown({ office }: { office: Parameters<typeof useEvidence>[0] }) {
  const evidence = useEvidence(office)
  return (
    <>
      <EvidenceForm office={office} onMade={evidence.reload} />
      <EvidenceList evidence={evidence} />
    </>
  )
}
