import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { PhotoViewer } from '@/components/PhotoViewer'
import { Tap, Text, View } from '@/elements'
import { openDocument } from '@/services/file'
import { viewPhotos } from '@/services/view-photos'
import { viewVideo } from '@/services/view-video'
import './index.scss'

/** A file that somebody sent in, with an address that is good for a while. */
export interface TaggedFile {
  id: string
  name: string
  contentType: string
  url: string
}

const iconOf = ({ contentType }: TaggedFile) => (contentType === 'application/pdf' ? 'order' : 'camera')

/** Files by name: a picture opens large, a video plays, a document is opened. */
export function FileTags({ files, label }: { files: readonly TaggedFile[]; label: string }) {
  const [open, setOpen] = useState<string | null>(null)
  if (files.length === 0) return null
  const show = (file: TaggedFile) => {
    if (file.contentType.startsWith('image/')) viewPhotos([file.url], 0, () => setOpen(file.url))
    else if (file.contentType.startsWith('video/')) viewVideo(file.url)
    else void openDocument(file.url)
  }
  return (
    <View className="file-tags">
      {files.map((file) => (
        <Tap key={file.id} className="file-tags__one" label={`查看 ${file.name}`} onTap={() => show(file)}>
          <Icon name={iconOf(file)} size="sm" color="green" />
          <Text className="file-tags__name lines-1">{file.name}</Text>
        </Tap>
      ))}
      {open === null ? null : (
        <PhotoViewer photos={[open]} at={0} label={label} onClose={() => setOpen(null)} />
      )}
    </View>
  )
}
