import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { categories } from './categories.ts'
import { merchants } from './merchants.ts'
import { assetPath } from './pictures/sprites.ts'
import { banners, homeEntryIcons, makeIcon, makePicture } from './pictures.ts'
import { products } from './products.ts'

const today = '2026-11-23'
const inForce = products.filter(
  ({ certification }) => certification?.state === 'published' && certification.validTo >= today,
)
const skus = products.flatMap((product) => product.skus)
const expectUnique = (keys: string[]) =>
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])

describe('demo catalogue', () => {
  it('has unique keys, names and certificate numbers', () => {
    expectUnique(products.map(({ key }) => key))
    expectUnique(products.map(({ name }) => name))
    expectUnique(merchants.map(({ key }) => key))
    expectUnique(merchants.map(({ contactPhone }) => contactPhone))
    expectUnique(categories.map(({ key }) => key))
    expectUnique(products.flatMap(({ certification }) => certification?.number ?? []))
  })

  it('covers enough products and counties', () => {
    expect(products.length).toBeGreaterThanOrEqual(130)
    expect(merchants.length).toBeGreaterThanOrEqual(28)
    expect(new Set(products.map(({ countyCode }) => countyCode)).size).toBeGreaterThanOrEqual(32)
  })

  it('refers to existing merchants and leaf categories, and leaves neither idle', () => {
    const merchantKeys = merchants.map(({ key }) => key)
    const leaves = categories.filter(({ parentKey }) => parentKey !== null).map(({ key }) => key)
    expect(products.filter(({ merchantKey }) => !merchantKeys.includes(merchantKey))).toEqual([])
    expect(products.filter(({ categoryKey }) => !leaves.includes(categoryKey))).toEqual([])
    expect(merchantKeys.filter((key) => !products.some(({ merchantKey }) => merchantKey === key))).toEqual([])
    expect(leaves.filter((key) => !products.some(({ categoryKey }) => categoryKey === key))).toEqual([])
  })

  it('keeps prices, weights and stocks believable', () => {
    for (const { key, priceFen, weightG, stock } of skus) {
      expect(Number.isInteger(priceFen) && priceFen >= 900 && priceFen <= 60_000, key).toBe(true)
      expect(Number.isInteger(weightG) && weightG >= 80 && weightG <= 11_000, key).toBe(true)
      expect(Number.isInteger(stock) && stock >= 0 && stock <= 5000, key).toBe(true)
    }
    expect(skus.filter(({ stock }) => stock > 0 && stock <= 300).length).toBeGreaterThanOrEqual(20)
  })

  it('writes two to four paragraphs for each product', () => {
    expect(products.filter(({ detail }) => detail.length < 2 || detail.length > 4)).toEqual([])
  })

  it('shows every case of the badge rule', () => {
    const certifications = products.flatMap(({ certification }) => certification ?? [])
    expect(inForce.length).toBeGreaterThanOrEqual(100)
    expect(certifications.filter(({ state }) => state === 'revoked').length).toBe(1)
    expect(certifications.filter(({ validTo }) => validTo < today).length).toBe(2)
    expect(products.filter(({ certification }) => certification === null).length).toBeGreaterThanOrEqual(8)
    for (const { publishedOn, validTo, revokedOn, number } of certifications) {
      expect(publishedOn < validTo && publishedOn <= today, number).toBe(true)
      expect(revokedOn === null || (revokedOn > publishedOn && revokedOn <= today), number).toBe(true)
      expect(number).toContain(`〔${publishedOn.slice(0, 4)}〕`)
    }
  })
})

describe('demo pictures', () => {
  it('names only illustrations that exist', () => {
    const glyphs = [
      ...products.flatMap(({ pictures }) => pictures.flatMap(({ hero, sides }) => [hero, ...sides])),
      ...banners.flatMap(({ hero, sides }) => [hero, ...sides]),
      ...homeEntryIcons.map(({ glyph }) => glyph),
    ].map(({ emoji }) => emoji)
    const missing = new Set(
      [...glyphs, ...categories.map(({ emoji }) => emoji)].filter((emoji) => !existsSync(assetPath(emoji))),
    )
    expect([...missing]).toEqual([])
  })

  it('gives each product three or four different pictures that no other product has', () => {
    expect(products.filter(({ pictures }) => pictures.length < 3 || pictures.length > 4)).toEqual([])
    expectUnique(products.flatMap(({ pictures }) => pictures.map((picture) => JSON.stringify(picture))))
  })

  it('draws the same picture from the same spec, and an icon', async () => {
    const spec = products[0]?.pictures[0]
    if (!spec) throw new Error('the catalogue is empty')
    const [once, again] = [await makePicture(spec), await makePicture(spec)]
    expect(once.equals(again)).toBe(true)
    expect(once.subarray(8, 12).toString()).toBe('WEBP')
    expect((await makeIcon({ emoji: '1f34a' }, 96)).length).toBeGreaterThan(500)
  })
})
