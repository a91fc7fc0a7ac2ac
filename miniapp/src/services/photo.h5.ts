import Taro from '@tarojs/taro'
import type { PickedFile } from './file.h5'

/** Lets the person take or pick photos, at most `count`; none when they change their mind. */
export function pickPhotos(count: number): Promise<PickedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/jpeg,image/png,image/webp'
    input.multiple = count > 1
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, count)
      resolve(files.map((file) => ({ name: file.name, sizeBytes: file.size, content: file })))
    })
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Shows photos in full, one of them first. */
export function showPhotos(urls: string[], current: string): void {
  void Taro.previewImage({ urls, current })
}
