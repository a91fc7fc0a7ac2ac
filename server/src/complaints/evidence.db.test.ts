import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { bring, FENGJIE, regulator, sendFile, step } from './test-support.ts'

const megabyte = 1024 * 1024

let shop: Shop
let shelf: Shelf
let officer: Caller
let staff: Caller
let shopper: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  shelf = await shelve(shop)
  officer = await regulator(shop, FENGJIE)
  staff = await shelf.staff()
  shopper = await shop.signIn()
})
afterAll(() => shop?.stop())

interface Sent {
  id: string
  url: string
}
const send = async (bytes: Uint8Array, name: string): Promise<Sent> =>
  (await (await sendFile(shop, shopper, Uint8Array.from(bytes), name)).json()) as Sent
const fetchBytes = async (url: string, headers = {}) => {
  const answer = await fetch(shop.url + url, { headers })
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** A video of so many bytes, none like its neighbour. */
function video(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8)) % 251
  bytes.set([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d, 0, 0, 2, 0])
  bytes.set([0x69, 0x73, 0x6f, 0x6d, 0x6d, 0x70, 0x34, 0x32], 16)
  return bytes
}

test('a video is read piece by piece: no request holds more of it than that, whatever range it asks for', async () => {
  const sent = video(3 * megabyte + 7)
  const { url } = await send(sent, '短视频.mp4')
  const get = vi.spyOn(shop.server.platform.files.private, 'get')
  const last = sent.length - 1
  const ranges = [
    ['bytes=0-', 0, last],
    ['bytes=100-199', 100, 199],
    [`bytes=${megabyte - 1}-${2 * megabyte + 1}`, megabyte - 1, 2 * megabyte + 1],
    [`bytes=${last}-${last + 50}`, last, last],
  ] as const
  for (const [range, from, to] of ranges) {
    const { answer, bytes } = await fetchBytes(url, { range })
    const { headers } = answer
    expect([answer.status, headers.get('content-range'), headers.get('content-length')]).toEqual([
      206,
      `bytes ${from}-${to}/${sent.length}`,
      String(to - from + 1),
    ])
    expect(bytes.equals(sent.subarray(from, to + 1))).toBe(true)
  }
  const whole = await fetchBytes(url)
  expect([whole.answer.status, whole.bytes.equals(sent)]).toEqual([200, true])
  const held = await Promise.all(get.mock.results.map(({ value }) => value))
  expect(held.every((one) => one.bytes.length <= megabyte)).toBe(true)
  expect(get.mock.calls.length).toBeGreaterThan(ranges.length)
  get.mockRestore()
})

test('a merchant sees a picture without the place where it was taken, an officer as it was sent', async () => {
  const photo = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#D4382C' } })
    .jpeg()
    .withExif({ IFD0: { Make: '重庆手机' }, IFD3: { GPSLatitude: '29/1 33/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect((await sharp(photo).metadata()).exif).toBeDefined()
  const picture = await send(photo, '发霉.jpg')
  const paper = await send(Buffer.from('%PDF-1.7\n% a receipt\n'), '小票.pdf')
  const { id } = await bring(shopper, {
    productId: shelf.productId,
    evidence: [picture.id, paper.id],
  })
  await step(officer, id, { event: 'accept' })
  const body = { text: '另一张', files: [(await send(photo, '另一张.jpg')).id] }
  await shopper.call('POST /api/complaints/{id}/messages', { params: { id }, body })

  const seen = await staff.call('GET /api/merchant/cases/{id}', { params: { id } })
  const shown = [...seen.evidence, ...seen.messages.flatMap(({ files }) => files)]
  expect(shown.map(({ contentType }) => contentType)).toEqual(['image/jpeg', 'application/pdf', 'image/jpeg'])
  for (const { url, contentType } of shown) {
    const { answer, bytes } = await fetchBytes(url)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, contentType])
    if (contentType !== 'image/jpeg') continue
    const { exif, format, width, height } = await sharp(bytes).metadata()
    // Upright, as the camera meant it.
    expect({ exif, format, width, height }).toEqual({
      exif: undefined,
      format: 'jpeg',
      width: 40,
      height: 80,
    })
    // The address is the copy's alone: the original is not to be had by its signature.
    expect((await fetch(shop.url + url.replace('/copy?', '?'))).status).toBe(403)
  }
  const dossier = await officer.call('GET /api/regulator/cases/{id}', { params: { id } })
  const { bytes } = await fetchBytes(dossier.evidence[0]?.url ?? '')
  expect(bytes.equals(photo)).toBe(true)
})

test('a picture that cannot be read is no picture for the merchant, and stays what it is for the officer', async () => {
  const noise = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 7)])
  const { id: fileId } = await send(noise, '坏图.jpg')
  const { id } = await bring(shopper, { productId: shelf.productId, evidence: [fileId] })
  await step(officer, id, { event: 'accept' })
  const seen = await staff.call('GET /api/merchant/cases/{id}', { params: { id } })
  const { answer, bytes } = await fetchBytes(seen.evidence[0]?.url ?? '')
  expect([answer.status, JSON.parse(bytes.toString()).code]).toEqual([422, 'image_unreadable'])
  const dossier = await officer.call('GET /api/regulator/cases/{id}', { params: { id } })
  expect((await fetchBytes(dossier.evidence[0]?.url ?? '')).bytes.equals(noise)).toBe(true)
})
