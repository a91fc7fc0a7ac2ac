import { useRef, useState } from 'react'
import { toast } from '@/services/feedback'
import type { PickedFile } from '@/services/file'
import { pickPhotos, previewOf } from '@/services/pick-photos'
import { ApiProblem, problemTitle } from '@/services/problem'
import { upload } from '@/services/upload'

/** A picture on its way to the server, or one that did not get there. */
interface WaitingPhoto {
  id: number
  file: PickedFile
  preview: string
  problem: string
}

export interface Photos {
  most: number
  uploaded: readonly string[]
  waiting: readonly WaitingPhoto[]
  uploading: boolean
  room: number
  add: () => Promise<void>
  again: (photo: WaitingPhoto) => Promise<void>
  drop: (photo: WaitingPhoto) => void
  remove: (url: string) => void
}

/** Pictures of a form, `most` of them: each is sent by itself as soon as it is picked. */
export function usePhotos(
  most: number,
  uploaded: readonly string[],
  onChange: (uploaded: string[]) => void,
): Photos {
  const [waiting, setWaiting] = useState<WaitingPhoto[]>([])
  const latest = useRef(uploaded)
  latest.current = uploaded
  const ids = useRef(0)
  const room = most - uploaded.length - waiting.length

  const drop = ({ id }: WaitingPhoto) => setWaiting((before) => before.filter((one) => one.id !== id))
  const send = async (photo: WaitingPhoto) => {
    setWaiting((before) => before.map((one) => (one.id === photo.id ? { ...one, problem: '' } : one)))
    try {
      const { url } = await upload('POST /api/files', undefined, photo.file)
      drop(photo)
      if (latest.current.includes(url)) return toast('这张图片已经选过了')
      latest.current = [...latest.current, url]
      onChange([...latest.current])
    } catch (thrown) {
      const said = thrown instanceof ApiProblem && thrown.detail ? thrown.detail : problemTitle(thrown)
      setWaiting((before) => before.map((one) => (one.id === photo.id ? { ...one, problem: said } : one)))
    }
  }
  const add = async () => {
    const picked = await pickPhotos(room)
    const photos = picked.slice(0, room).map((file) => ({
      id: ++ids.current,
      file,
      preview: previewOf(file),
      problem: '',
    }))
    setWaiting((before) => [...before, ...photos])
    // One after the other: a phone's line is soon full, and the order stays as picked.
    for (const photo of photos) await send(photo)
  }
  return {
    most,
    uploaded,
    waiting,
    uploading: waiting.some(({ problem }) => problem === ''),
    room,
    add,
    again: send,
    drop,
    remove: (url) => onChange(uploaded.filter((one) => one !== url)),
  }
}
