import { referenceCategories } from '../catalog/reference-categories.ts'
import type { DemoCategory } from './types.ts'

/** What the demo's picture of each category is made of. */
const emojis: Readonly<Record<string, string>> = {
  fruit: '1f34a',
  citrus: '1f34a',
  'stone-fruit': '1f351',
  'kiwi-berry': '1f95d',
  orchard: '1f350',
  vegetables: '1f96c',
  'highland-vegetable': '1f96c',
  tuber: '1f954',
  mushroom: '1f344',
  'bamboo-shoot': '1f38d',
  meat: '1f953',
  'cured-meat': '1f953',
  poultry: '1f413',
  'beef-lamb': '1f969',
  'cooked-meat': '1f357',
  egg: '1f95a',
  'fresh-egg': '1f95a',
  'preserved-egg': '1faba',
  staple: '1f33e',
  'rice-grain': '1f35a',
  oil: '1fad2',
  noodle: '1f35c',
  spice: '1f9c2',
  pickle: '1f336-fe0f',
  zhacai: '1f96c',
  chilli: '1f336-fe0f',
  sauce: '1fad8',
  tea: '1f375',
  'green-tea': '1f375',
  'black-tea': '1fad6',
  'herbal-tea': '1f33c',
  nourish: '1f36f',
  honey: '1f36f',
  herb: '1f33f',
  starch: '1f963',
  snack: '1f330',
  pastry: '1f96e',
  'nut-dried': '1f330',
  'bean-curd': '1f9c8',
  drink: '1f376',
  liquor: '1f376',
  juice: '1f9c3',
  craft: '1f9fa',
  weaving: '1f9fa',
  'pottery-metal': '1f3fa',
  'folk-art': '1f3a8',
}

/** The category tree, parents before children; a leaf's key is also a row's `kind`. */
export const categories: DemoCategory[] = referenceCategories.map(({ key, name, parentKey, position }) => {
  const emoji = emojis[key]
  if (!emoji) throw new Error(`category ${key} has no picture in the demo`)
  return { key, name, parentKey: parentKey ?? null, emoji, sort: position }
})
