import type { Paper } from '@yuxiang/shared/api/certification'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { PhotoViewer } from '@/components/PhotoViewer'
import { Tap, Text, View } from '@/elements'
import { openDocument } from '@/services/file'
import { viewPhotos } from '@/services/view-photos'
import './papers.scss'

/** Papers by name: a picture opens large, a document is opened. */
export function Papers({ papers, label }: { papers: readonly Paper[]; label: string }) {
  const [open, setOpen] = useState<string | null>(null)
  if (papers.length === 0) return null
  const show = (paper: Paper) => {
    if (!paper.contentType.startsWith('image/')) void openDocument(paper.url)
    else viewPhotos([paper.url], 0, () => setOpen(paper.url))
  }
  return (
    <View className="papers">
      {papers.map((paper) => (
        <Tap key={paper.id} className="papers__one" label={`查看 ${paper.name}`} onTap={() => show(paper)}>
          <Icon name={paper.contentType.startsWith('image/') ? 'camera' : 'order'} size="sm" color="green" />
          <Text className="papers__name lines-1">{paper.name}</Text>
        </Tap>
      ))}
      {open === null ? null : (
        <PhotoViewer photos={[open]} at={0} label={label} onClose={() => setOpen(null)} />
      )}
    </View>
  )
}
