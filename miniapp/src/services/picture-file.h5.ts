import { type PickedFile, pickFile } from './file'

/** Lets the person pick a picture; null when they change their mind. */
export function pickPicture(): Promise<PickedFile | null> {
  return pickFile(['jpg', 'jpeg', 'png', 'webp'])
}
