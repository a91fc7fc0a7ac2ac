import { useState } from 'react'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Tap, Text, View } from '@/elements'
import { toastProblem } from '@/services/feedback'
import type { TaggedFile } from './index'
import './index.scss'

interface Props<File extends TaggedFile> {
  label: string
  /** What the tag that adds one says. */
  add: string
  icon: IconName
  most: number
  files: readonly File[]
  /** Takes how the files change, not what they are then: meanwhile a form went on being filled in. */
  onChange: (change: (before: readonly File[]) => File[]) => void
  /** Sends one in; null when the person changed their mind. */
  send: () => Promise<File | null>
}

/** Files of a form: those that are there, and the way to more. */
export function FileTagsField<File extends TaggedFile>(props: Props<File>) {
  const { label, add, icon, most, files, onChange, send } = props
  const [busy, setBusy] = useState(false)
  const more = async () => {
    setBusy(true)
    try {
      const file = await send()
      if (file) onChange((before) => [...before, file])
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
  }
  return (
    <View className="file-tags" role="group" label={label}>
      {files.map((file) => (
        <Tap
          key={file.id}
          className="file-tags__one"
          label={`移除 ${file.name}`}
          onTap={() => onChange((before) => before.filter(({ id }) => id !== file.id))}
        >
          <Text className="file-tags__name lines-1">{file.name}</Text>
          <Icon name="close" size="sm" color="muted" />
        </Tap>
      ))}
      {files.length < most ? (
        <Tap className="file-tags__one" disabled={busy} onTap={() => void more()}>
          <Icon name={icon} size="sm" color="green" />
          <Text>{busy ? '上传中…' : add}</Text>
        </Tap>
      ) : null}
    </View>
  )
}
