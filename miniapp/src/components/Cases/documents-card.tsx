import type { CaseDocumentRow } from '@yuxiang/shared/api/complaint-views'
import { documentWords } from '@yuxiang/shared/complaints/words'
import { Cell } from '@/components/Cell'
import { View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'

interface Props {
  caseId: string
  documents: readonly CaseDocumentRow[]
  as: 'consumer' | 'merchant' | 'officer'
}

/** The written notices of a case, each with its number. */
export function DocumentsCard({ caseId, documents, as }: Props) {
  if (documents.length === 0) return null
  return (
    <View className="card">
      <View className="section-title" role="heading">
        文书
      </View>
      {documents.map(({ id, kind, number }) => (
        <Cell
          key={id}
          icon="order"
          title={documentWords[kind].title}
          hint={number}
          to={pageUrl(pages.caseDocument, { id: caseId, document: id, as })}
        />
      ))}
    </View>
  )
}
