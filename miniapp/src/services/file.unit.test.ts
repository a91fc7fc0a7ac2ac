import { afterAll, beforeEach, expect, it, vi } from 'vitest'

const taro = vi.hoisted(() => ({
  showActionSheet: vi.fn(),
  chooseMedia: vi.fn(),
  chooseMessageFile: vi.fn(),
  downloadFile: vi.fn(),
  openDocument: vi.fn(async () => ({})),
  previewImage: vi.fn(async () => ({})),
}))
const toast = vi.hoisted(() => vi.fn())
vi.mock('@tarojs/taro', () => ({
  default: { ...taro, showToast: ({ title }: { title: string }) => toast(title) },
}))
vi.mock('./api', () => ({ hear: vi.fn() }))
vi.stubGlobal('API_BASE', 'https://shop.example.cn')
// What other files loaded has the true Taro, and what is loaded here must not stay.
vi.resetModules()
const { openDocument, pickFile } = await import('./file.ts')

const scan = ['pdf', 'jpg', 'jpeg', 'png']
const photo = { tempFiles: [{ tempFilePath: 'http://tmp/a1.jpg', size: 12 }] }
const paper = { tempFiles: [{ name: '执照.pdf', size: 34, path: 'http://tmp/b2.pdf' }] }

afterAll(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})
beforeEach(() => {
  vi.clearAllMocks()
  taro.chooseMedia.mockResolvedValue(photo)
  taro.chooseMessageFile.mockResolvedValue(paper)
})

it('where pictures are wanted the camera is offered, video only where it is wanted', async () => {
  taro.showActionSheet.mockResolvedValue({ tapIndex: 0 })
  expect(await pickFile(scan)).toEqual({ name: 'a1.jpg', sizeBytes: 12, path: 'http://tmp/a1.jpg' })
  await pickFile([...scan, 'mp4'])
  const types = taro.chooseMedia.mock.calls.map(([{ mediaType }]) => mediaType)
  expect(types).toEqual([['image'], ['image', 'video']])
  expect(taro.chooseMessageFile).not.toHaveBeenCalled()
})

it('a file of a chat is the other way, and for sheets the only one', async () => {
  taro.showActionSheet.mockResolvedValue({ tapIndex: 1 })
  const found = { name: '执照.pdf', sizeBytes: 34, path: 'http://tmp/b2.pdf' }
  expect(await pickFile(scan)).toEqual(found)
  expect(taro.showActionSheet).toHaveBeenCalledTimes(1)
  expect(await pickFile(['xlsx', 'csv'])).toEqual(found)
  expect(taro.showActionSheet).toHaveBeenCalledTimes(1)
  expect(taro.chooseMessageFile.mock.calls.map(([{ extension }]) => extension)).toEqual([
    scan,
    ['xlsx', 'csv'],
  ])
  expect(taro.chooseMedia).not.toHaveBeenCalled()
})

it('a change of mind needs no words, a failure does', async () => {
  taro.showActionSheet.mockResolvedValue({ tapIndex: 0 })
  taro.chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail cancel' })
  expect(await pickFile(scan)).toBeNull()
  expect(toast).not.toHaveBeenCalled()
  taro.chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail privacy permission is not authorized' })
  expect(await pickFile(scan)).toBeNull()
  expect(toast).toHaveBeenCalledWith('没有取到文件，请检查微信的相机和相册权限')
})

it('a picture opens in the viewer, a paper in the reader by what the server calls it', async () => {
  const answer = { statusCode: 200, tempFilePath: 'http://tmp/c3.unknown' }
  taro.downloadFile.mockResolvedValueOnce({ ...answer, header: { 'content-type': 'image/webp' } })
  await openDocument('/api/traces/7KQ2/events/3/report')
  expect(taro.downloadFile).toHaveBeenCalledWith({
    url: 'https://shop.example.cn/api/traces/7KQ2/events/3/report',
  })
  expect(taro.previewImage).toHaveBeenCalledWith({
    urls: [answer.tempFilePath],
    current: answer.tempFilePath,
  })
  expect(taro.openDocument).not.toHaveBeenCalled()
  taro.downloadFile.mockResolvedValueOnce({ ...answer, header: { 'Content-Type': 'application/pdf' } })
  await openDocument('/api/files/d4')
  expect(taro.openDocument).toHaveBeenLastCalledWith({
    filePath: answer.tempFilePath,
    showMenu: true,
    fileType: 'pdf',
  })
  // A phone that does not tell the header leaves the name to go by.
  taro.downloadFile.mockResolvedValueOnce({ statusCode: 200, tempFilePath: 'http://tmp/e5.png' })
  await openDocument('/api/files/e5')
  expect(taro.previewImage).toHaveBeenCalledTimes(2)
  expect(toast).not.toHaveBeenCalled()
})

it('a refusal is not opened as if it were the file', async () => {
  const answer = { statusCode: 403, tempFilePath: 'http://tmp/f6.json' }
  taro.downloadFile.mockResolvedValueOnce({
    ...answer,
    header: { 'Content-Type': 'application/problem+json' },
  })
  await openDocument('/api/files/f6')
  expect(taro.openDocument).not.toHaveBeenCalled()
  expect(toast).toHaveBeenCalledWith('文件没有打开，请稍后再试')
})
