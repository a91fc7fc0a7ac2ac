import type { DocumentView } from '@yuxiang/shared/api/merchants'
import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { PhotoViewer } from '@/components/PhotoViewer'
import { Photo, Tap, Text, View } from '@/elements'
import { openDocument } from '@/services/file'
import { pictureUrl } from '@/services/pictures'
import { viewPhotos } from '@/services/view-photos'
import './index.scss'

/** A scanned paper: a picture opens large, a PDF is opened. */
export function DocumentLink({ document, name }: { document: DocumentView; name: string }) {
  const [viewing, setViewing] = useState(false)
  const { isPicture, url } = document
  const open = () => {
    if (isPicture) viewPhotos([url], 0, () => setViewing(true))
    else void openDocument(url)
  }
  return (
    <>
      <Tap className="document-link" label={isPicture ? `查看${name}` : `查看${name} PDF`} onTap={open}>
        {isPicture ? (
          <Photo className="document-link__photo" src={pictureUrl(url)} alt="" />
        ) : (
          <View className="document-link__pdf">
            <Icon name="book" color="muted" size="lg" />
            <Text>PDF</Text>
          </View>
        )}
      </Tap>
      {viewing ? <PhotoViewer photos={[url]} at={0} label={name} onClose={() => setViewing(false)} /> : null}
    </>
  )
}
