import { type PickedFile, pickFile } from './file.h5'

/** Lets the person pick a picture, a video or a PDF; null when they change their mind. */
export const pickEvidence = (): Promise<PickedFile | null> =>
  pickFile(['jpg', 'jpeg', 'png', 'webp', 'pdf', 'mp4'])
