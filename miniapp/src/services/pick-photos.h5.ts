import type { PickedFile } from './file.h5'

/** Lets the person pick pictures on this computer or phone, `most` of them; none when they change their mind. */
export function pickPhotos(most: number): Promise<PickedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/jpeg,image/png,image/webp'
    input.multiple = most > 1
    input.addEventListener('change', () => {
      const files = Array.from(input.files ?? []).slice(0, most)
      resolve(files.map((file) => ({ name: file.name, sizeBytes: file.size, content: file })))
    })
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** The address under which a picked picture is shown on this phone before it is sent. */
export const previewOf = (file: PickedFile): string => URL.createObjectURL(file.content)
