import type { Glyph, Vessel } from './types.ts'

/** What a product looks like: its main object, companions, and the package it is sold in, if any. */
export type Look = { hero: Glyph; sides: Glyph[]; vessel: Vessel | null }

const leaf: Glyph = { emoji: '1f33f' }
const sprout: Glyph = { emoji: '1f331' }
const chilli: Glyph = { emoji: '1f336-fe0f' }
const garlic: Glyph = { emoji: '1f9c4' }
const ginger: Glyph = { emoji: '1fada' }
const blossom: Glyph = { emoji: '1f33c' }
const cup: Glyph = { emoji: '1f375' }
const gift: Glyph = { emoji: '1f381' }
const bee: Glyph = { emoji: '1f41d' }

const look = (hero: Glyph | string, sides: Glyph[], vessel: Vessel | null = null): Look => ({
  hero: typeof hero === 'string' ? { emoji: hero } : hero,
  sides,
  vessel,
})
const pouch = (colour: string): Vessel => ({ shape: 'pouch', colour })
const jar = (colour: string): Vessel => ({ shape: 'jar', colour })
const bottle = (colour: string): Vessel => ({ shape: 'bottle', colour })
const carton = (colour: string): Vessel => ({ shape: 'carton', colour })
const tin = (colour: string): Vessel => ({ shape: 'tin', colour })

export const looks = {
  orange: look('1f34a', [leaf, { emoji: '1f33c' }]),
  bloodOrange: look({ emoji: '1f34a', hue: -18, saturation: 1.15 }, [leaf, { emoji: '1f339' }]),
  mandarin: look({ emoji: '1f34a', hue: -8 }, [leaf, { emoji: '1f343' }]),
  lateOrange: look({ emoji: '1f34a', hue: 8, brightness: 1.04 }, [sprout, { emoji: '1f338' }]),
  pomelo: look({ emoji: '1f350', hue: -8, saturation: 0.95 }, [{ emoji: '1f343' }, blossom]),
  redPomelo: look({ emoji: '1f350', hue: -14, brightness: 1.04 }, [{ emoji: '1f33a' }, leaf]),
  lemon: look('1f34b', [{ emoji: '1f33f' }, { emoji: '1f9ca' }]),
  greenPlum: look({ emoji: '1f34f', hue: -8, saturation: 0.9 }, [{ emoji: '1f343' }, { emoji: '1f338' }]),
  redPlum: look({ emoji: '1f351', hue: -34, saturation: 1.1, brightness: 0.9 }, [leaf, { emoji: '1f338' }]),
  peach: look('1f351', [{ emoji: '1f338' }, leaf]),
  yellowPeach: look({ emoji: '1f351', hue: 18 }, [{ emoji: '1f33c' }, leaf]),
  cherry: look({ emoji: '1f352', brightness: 0.85 }, [{ emoji: '1f338' }, leaf]),
  kiwi: look('1f95d', [{ emoji: '1f343' }, sprout]),
  redKiwi: look({ emoji: '1f95d', hue: -32 }, [leaf, { emoji: '1f33a' }]),
  blueberry: look('1fad0', [leaf, { emoji: '1f95b' }]),
  pear: look('1f350', [{ emoji: '1f33c' }, leaf]),
  grape: look('1f347', [leaf, { emoji: '1f343' }]),
  loquat: look({ emoji: '1f96d', hue: 8 }, [leaf, blossom]),
  longan: look({ emoji: '1f9c6', hue: 6, brightness: 1.15 }, [leaf, sprout]),
  olive: look({ emoji: '1fad2', hue: -12 }, [leaf, sprout]),
  papaya: look({ emoji: '1f96d', hue: -8 }, [leaf, { emoji: '1f377' }]),
  cabbage: look('1f96c', [{ emoji: '1f955' }, { emoji: '1f345' }]),
  tomato: look('1f345', [{ emoji: '1f96c' }, { emoji: '1f952' }]),
  broccoli: look('1f966', [{ emoji: '1f955' }, { emoji: '1f96c' }]),
  radish: look({ emoji: '1f955', hue: -40, saturation: 0.75, brightness: 1.1 }, [{ emoji: '1f96c' }, garlic]),
  carrot: look('1f955', [{ emoji: '1f96c' }, { emoji: '1f954' }]),
  greenPepper: look('1fad1', [{ emoji: '1f345' }, { emoji: '1f966' }]),
  corn: look('1f33d', [{ emoji: '1f33e' }, { emoji: '1f954' }]),
  ginger: look('1fada', [garlic, { emoji: '1f9c5' }]),
  potato: look('1f954', [{ emoji: '1f33f' }, { emoji: '1f955' }]),
  redPotato: look({ emoji: '1f954', hue: -22, saturation: 1.2 }, [leaf, garlic]),
  sweetPotato: look('1f360', [leaf, { emoji: '1f33d' }]),
  lotus: look({ emoji: '1fab7' }, [{ emoji: '1f343' }, { emoji: '1f33f' }]),
  shiitake: look(
    { emoji: '1f344', hue: 28, saturation: 0.6, brightness: 0.85 },
    [leaf, { emoji: '1fab5' }],
    pouch('#8A6A45'),
  ),
  blackFungus: look(
    { emoji: '1f344', saturation: 0.18, brightness: 0.55 },
    [{ emoji: '1fab5' }, leaf],
    pouch('#5B5048'),
  ),
  morel: look(
    { emoji: '1f344', hue: 32, saturation: 0.75 },
    [{ emoji: '1fab5' }, { emoji: '1f332' }],
    tin('#7B5B3A'),
  ),
  bamboo: look('1f38d', [leaf, { emoji: '1f43c' }], pouch('#6E9A4A')),
  bacon: look('1f953', [garlic, { emoji: '1f336-fe0f' }], pouch('#B03A2E')),
  ham: look('1f356', [garlic, { emoji: '1f33f' }], carton('#A23B2B')),
  sausage: look({ emoji: '1f32d', hue: -8 }, [chilli, garlic], pouch('#C0392B')),
  steak: look('1f969', [{ emoji: '1f33f' }, garlic]),
  ox: look('1f969', [{ emoji: '1f402' }, ginger]),
  goat: look('1f356', [{ emoji: '1f410' }, ginger]),
  pork: look({ emoji: '1f969', hue: -6, brightness: 1.06 }, [{ emoji: '1f416' }, garlic]),
  chicken: look('1f413', [{ emoji: '1f33e' }, { emoji: '1f95a' }]),
  hen: look('1f414', [{ emoji: '1f413' }, ginger]),
  duck: look('1f986', [{ emoji: '1f33e' }, ginger]),
  drumstick: look('1f357', [chilli, { emoji: '1f33f' }], pouch('#C8442F')),
  hotpot: look('1f372', [chilli, ginger], pouch('#BF3B2C')),
  jerky: look({ emoji: '1f969', hue: 6, brightness: 0.75 }, [chilli, { emoji: '1f402' }], pouch('#7D3B26')),
  fish: look({ emoji: '1f41f', hue: 190, saturation: 0.55 }, [chilli, ginger], pouch('#C4432E')),
  duckRoast: look('1f357', [{ emoji: '1f986' }, ginger], pouch('#9A4A2A')),
  spicyChicken: look('1f357', [chilli, { emoji: '1f413' }]),
  greenHead: look({ emoji: '1f96c', hue: 12, brightness: 1.06 }, [{ emoji: '1f953' }, ginger]),
  winterVegetable: look(
    { emoji: '1f96c', hue: -50, saturation: 0.55, brightness: 0.5 },
    [{ emoji: '1f953' }, chilli],
    pouch('#5B4630'),
  ),
  peony: look('1f33a', [cup, { emoji: '1f343' }], tin('#B0567A')),
  egg: look('1f95a', [{ emoji: '1f33e' }, { emoji: '1f414' }]),
  greenEgg: look({ emoji: '1f95a', hue: 120, saturation: 0.5, brightness: 1.05 }, [
    { emoji: '1f33e' },
    { emoji: '1faba' },
  ]),
  duckEgg: look(
    { emoji: '1f95a', hue: 150, saturation: 0.25, brightness: 1.08 },
    [{ emoji: '1f986' }, leaf],
    carton('#7A8F6A'),
  ),
  rice: look('1f35a', [{ emoji: '1f33e' }, { emoji: '1f962' }], pouch('#C9A45C')),
  redRice: look('1f33e', [{ emoji: '1f35a' }, { emoji: '1f963' }], pouch('#9C5B3B')),
  buckwheat: look(
    { emoji: '1f33e', hue: -18, brightness: 0.9 },
    [{ emoji: '1f963' }, leaf],
    pouch('#8C7A4E'),
  ),
  camelliaOil: look(
    { emoji: '1f33c', saturation: 0.6, brightness: 1.06 },
    [{ emoji: '1f330' }, leaf],
    bottle('#D9A63A'),
  ),
  rapeOil: look(
    { emoji: '1f33c', hue: 10, saturation: 1.4 },
    [{ emoji: '1f33b' }, { emoji: '1f33f' }],
    bottle('#E0A526'),
  ),
  perillaOil: look({ emoji: '1fabb' }, [leaf, { emoji: '1f33f' }], bottle('#8E6BA8')),
  noodles: look('1f35c', [chilli, { emoji: '1f962' }], pouch('#B7553A')),
  vermicelli: look({ emoji: '1f35c', hue: 12 }, [{ emoji: '1f360' }, garlic], pouch('#8E6E9C')),
  greenNoodles: look(
    { emoji: '1f35c', hue: 90, saturation: 0.8 },
    [{ emoji: '1fadb' }, leaf],
    pouch('#6E9A5A'),
  ),
  pepper: look({ emoji: '1fad0', hue: 220, saturation: 0.9 }, [{ emoji: '1f33f' }, chilli], jar('#7FA04A')),
  vinegar: look(
    { emoji: '1f376', hue: 20, brightness: 0.8 },
    [garlic, { emoji: '1f33e' }],
    bottle('#5A3A2A'),
  ),
  salt: look('1f9c2', [{ emoji: '1f954' }, leaf], pouch('#7F9DB0')),
  zhacai: look('1f96c', [chilli, { emoji: '1f35a' }], pouch('#4E8C45')),
  pickleJar: look({ emoji: '1f952' }, [chilli, ginger], jar('#7C9A4E')),
  redChilli: look('1f336-fe0f', [garlic, { emoji: '1f33f' }], pouch('#C7362B')),
  chilliSauce: look('1f336-fe0f', [garlic, { emoji: '1fad8' }], jar('#C7362B')),
  douchi: look({ emoji: '1fad8', brightness: 0.6 }, [chilli, ginger], jar('#4B3328')),
  fermentedTofu: look('1f9c8', [chilli, { emoji: '1fad8' }], jar('#C85A3A')),
  greenTea: look('1f375', [{ emoji: '1f343' }, { emoji: '1f33f' }], tin('#4F8A55')),
  blackTea: look('1fad6', [{ emoji: '1f342' }, cup], tin('#8C3B2A')),
  ancientTea: look(
    { emoji: '1fad6', hue: 120, saturation: 0.6 },
    [{ emoji: '1f333' }, { emoji: '1f343' }],
    carton('#5C7A4A'),
  ),
  flowerTea: look('1f33c', [cup, bee], jar('#E3C15A')),
  sweetTea: look({ emoji: '1f343' }, [cup, leaf], tin('#6FA07A')),
  honey: look('1f36f', [bee, blossom], jar('#E3A32E')),
  darkHoney: look({ emoji: '1f36f', hue: -10, brightness: 0.88 }, [bee, { emoji: '1f33b' }], jar('#B9701F')),
  root: look({ emoji: '1fada', hue: -6, brightness: 0.95 }, [leaf, { emoji: '1f963' }], carton('#8A6A3E')),
  herbLeaf: look('1f33f', [{ emoji: '1f9c9' }, sprout], jar('#7E8F4E')),
  starch: look({ emoji: '1f963' }, [leaf, { emoji: '1f36f' }], pouch('#CDBB94')),
  waterShield: look({ emoji: '1f343' }, [{ emoji: '1fab7' }, { emoji: '1f963' }], jar('#5F9A76')),
  pastry: look('1f96e', [{ emoji: '1f330' }, cup], carton('#C9783A')),
  slices: look({ emoji: '1f35e', brightness: 1.06 }, [{ emoji: '1f330' }, cup], carton('#B5473A')),
  riceCandy: look({ emoji: '1f9c7' }, [{ emoji: '1f95c' }, { emoji: '1f33e' }], carton('#D08A3A')),
  cracker: look({ emoji: '1f358' }, [{ emoji: '1f95c' }, cup], pouch('#D9A24A')),
  mooncake: look('1f96e', [{ emoji: '1f95c' }, gift], carton('#9C3B34')),
  chestnut: look('1f330', [{ emoji: '1f342' }, leaf], pouch('#8A5A36')),
  walnut: look({ emoji: '1f95c', hue: -4, brightness: 0.9 }, [{ emoji: '1f333' }, leaf], pouch('#9A7248')),
  jujube: look({ emoji: '1fad8', hue: -6, saturation: 1.3 }, [leaf, { emoji: '1f330' }], pouch('#A8352F')),
  driedLemon: look('1f34b', [{ emoji: '1f9ca' }, leaf], pouch('#D9B02E')),
  tofu: look(
    { emoji: '1f9c8', hue: -14, saturation: 0.75, brightness: 0.75 },
    [chilli, { emoji: '1fad8' }],
    pouch('#8C4A2E'),
  ),
  liquor: look('1f376', [{ emoji: '1f33e' }, { emoji: '1f33d' }], bottle('#B9C7D2')),
  riceWine: look({ emoji: '1f376' }, [{ emoji: '1f35a' }, blossom], bottle('#E8DCC0')),
  fruitWine: look('1f377', [{ emoji: '1f96d' }, leaf], bottle('#C4562E')),
  juice: look('1f9c3', [{ emoji: '1f34a' }, leaf], bottle('#F29A2E')),
  lemonDrink: look('1f379', [{ emoji: '1f34b' }, { emoji: '1f9ca' }], bottle('#EFCB3A')),
  basketry: look('1f9fa', [{ emoji: '1f38d' }, leaf]),
  mat: look('1f38d', [{ emoji: '1f343' }, leaf], carton('#B79A62')),
  cloth: look('1f9f5', [{ emoji: '1f9f6' }, leaf], carton('#C9B48A')),
  embroidery: look({ emoji: '1f9f5', hue: -40 }, [{ emoji: '1f33a' }, { emoji: '1f426' }], carton('#A8324A')),
  pottery: look('1f3fa', [cup, sprout], carton('#A4673F')),
  teapot: look(
    { emoji: '1fad6', hue: 14, saturation: 0.7, brightness: 0.8 },
    [cup, { emoji: '1f343' }],
    carton('#8A5A3C'),
  ),
  knife: look('1f52a', [{ emoji: '1f966' }, { emoji: '1f345' }], carton('#5A6A78')),
  print: look('1f5bc-fe0f', [{ emoji: '1f3a8' }, { emoji: '1f3ee' }], carton('#C4392F')),
  lantern: look('1f3ee', [{ emoji: '1f409' }, { emoji: '1f389' }], carton('#D4382C')),
} satisfies Record<string, Look>

export type LookKey = keyof typeof looks
