import { randomFrom } from '../seeded.ts'
import type { Composition, Glyph, PictureSpec } from '../types.ts'
import { landscape, room, studio } from './ground.ts'
import { grounds } from './palette.ts'
import type { Prop } from './props.ts'
import { basket, board, bowl, crate, giftBox, podium, tray } from './props.ts'
import type { Placement } from './sprites.ts'
import { drawVessel } from './vessels.ts'

/** A scene in painting order: drawing behind, illustrations, drawing in front, illustrations before it. */
export type Scene = {
  defs: string
  behind: string
  places: Placement[]
  front: string
  foreground?: Placement[]
}

type Draw = (spec: PictureSpec, random: () => number) => Scene

const jitter = (random: () => number, amount: number) => (random() - 0.5) * 2 * amount
const sideOf = ({ sides, hero, seed }: PictureSpec, index: number): Glyph =>
  sides[(index + seed) % Math.max(1, sides.length)] ?? hero
const floor = (glyph: Glyph, x: number, y: number, size: number, rotate = 0, flip = false): Placement => ({
  glyph,
  x,
  y,
  size,
  rotate,
  flip,
  shadow: 'floor',
})
const flat = (glyph: Glyph, x: number, y: number, size: number, rotate: number): Placement => ({
  glyph,
  x,
  y: y + size / 2,
  size,
  rotate,
  shadow: 'flat',
})
const inside = (glyph: Glyph, x: number, y: number, size: number, rotate: number): Placement => ({
  ...floor(glyph, x, y, size, rotate),
  shadow: 'none',
})

/** Rows of goods heaped behind a front edge at `y`, the back row first. */
function heap(spec: PictureSpec, random: () => number, y: number, size: number, rows: number[]): Placement[] {
  return rows.flatMap((count, row) =>
    Array.from({ length: count }, (_, index) => {
      const x = 450 + (index - (count - 1) / 2) * size * 0.82 + jitter(random, 10)
      const accent = row === 0 && index === 0
      return inside(
        accent ? sideOf(spec, 0) : spec.hero,
        x,
        y - (rows.length - 1 - row) * size * 0.46 + jitter(random, 8),
        size * (accent ? 0.92 : 1) * (0.95 + random() * 0.12),
        jitter(random, 20),
      )
    }),
  )
}

const drawings: Record<Composition, Draw> = {
  hero: (spec, random) => ({
    defs: '',
    behind: studio(spec.ground, spec.seed),
    places: [floor(spec.hero, 450, 716, 500 + random() * 60, jitter(random, 7), random() > 0.6)],
    front: '',
  }),
  podium: (spec, random) => {
    const stage = podium(640, 290, grounds[spec.ground].middle)
    return {
      defs: stage.defs,
      behind: room(560) + stage.behind,
      places: [
        floor(sideOf(spec, 0), 285, 636, 200, jitter(random, 8), true),
        floor(sideOf(spec, 1), 628, 634, 190, jitter(random, 8)),
        floor(spec.hero, 452 + jitter(random, 14), 676, 410, jitter(random, 5)),
      ],
      front: '',
    }
  },
  trio: (spec, random) => ({
    defs: '',
    behind: studio(spec.ground, spec.seed + 2),
    places: [
      floor(spec.hero, 262, 606, 300, -12 + jitter(random, 6), true),
      floor(spec.hero, 650, 596, 290, 13 + jitter(random, 6)),
      floor(sideOf(spec, 1), 720, 742, 170, jitter(random, 10)),
      floor(spec.hero, 432, 742, 430, jitter(random, 6)),
    ],
    front: '',
  }),
  pile: (spec, random) => ({
    defs: '',
    behind: room(500),
    places: [
      floor(sideOf(spec, 0), 190, 690, 200, jitter(random, 10)),
      ...[
        [350, 610],
        [450, 596],
        [552, 612],
      ].map(([x = 0, y = 0]) => floor(spec.hero, x, y - 30, 220, jitter(random, 16))),
      ...[
        [290, 690],
        [418, 706],
        [545, 700],
        [655, 684],
      ].map(([x = 0, y = 0]) => floor(spec.hero, x, y, 225, jitter(random, 16))),
      floor(spec.hero, 398, 776, 235, jitter(random, 12)),
      floor(sideOf(spec, 1), 720, 776, 180, jitter(random, 10)),
    ],
    front: '',
  }),
  scatter: (spec, random) => {
    const places: Placement[] = []
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        const x = -20 + column * 270 + (row % 2) * 130 + jitter(random, 26)
        const y = 40 + row * 268 + jitter(random, 26)
        const companion = (row * 3 + column) % 4 === 2
        places.push(
          flat(companion ? sideOf(spec, row) : spec.hero, x, y, companion ? 150 : 226, jitter(random, 55)),
        )
      }
    }
    return { defs: '', behind: studio(spec.ground, 1), places, front: '' }
  },
  tray: (spec, random) => {
    const ring = [0, 1, 2, 3, 4, 5].map((index) => {
      const angle = (index / 6) * Math.PI * 2 + random() * 0.3
      return flat(
        spec.hero,
        450 + Math.cos(angle) * 208,
        490 + Math.sin(angle) * 160,
        196,
        jitter(random, 35),
      )
    })
    return {
      defs: tray().defs,
      behind: studio(spec.ground, 2) + tray().behind,
      places: [
        ...ring.sort((left, right) => left.y - right.y),
        flat(spec.hero, 450, 480, 230, jitter(random, 20)),
        flat(sideOf(spec, 0), 150, 180, 190, jitter(random, 40)),
        flat(sideOf(spec, 1), 764, 776, 180, jitter(random, 40)),
      ],
      front: '',
    }
  },
  crate: (spec, random) => inProp(spec, crate(), heap(spec, random, 640, 226, [3, 4, 3])),
  basket: (spec, random) => inProp(spec, basket(), heap(spec, random, 640, 220, [2, 3, 3])),
  bowl: (spec, random) => inProp(spec, bowl(), heap(spec, random, 660, 218, [1, 2, 3])),
  gift: (spec, random) => inProp(spec, giftBox(boxColour(spec.seed)), heap(spec, random, 640, 214, [3, 3])),
  board: (spec, random) => ({
    defs: board(grounds[spec.ground].deep).defs,
    behind: studio(spec.ground, 0) + board(grounds[spec.ground].deep).behind,
    places: [
      flat(sideOf(spec, 0), 690, 300, 200, jitter(random, 25)),
      flat(spec.hero, 380, 440, 350, -8 + jitter(random, 10)),
      flat(spec.hero, 590, 590, 270, 14 + jitter(random, 12)),
      flat(sideOf(spec, 1), 240, 690, 190, jitter(random, 30)),
    ],
    front: '',
  }),
  landscape: (spec, random) => ({
    defs: '',
    behind: landscape(spec.ground, random),
    places: [
      floor(sideOf(spec, 0), 216, 800, 190, jitter(random, 8)),
      floor(spec.hero, 690, 790, 230, jitter(random, 10), true),
      floor(spec.hero, 452, 822, 400, jitter(random, 6)),
    ],
    front: '',
  }),
  packaged: (spec, random) => {
    const vessel = spec.vessel ?? { shape: 'carton', colour: '#B5473A' }
    const pair = spec.seed % 3 === 0
    const back = pair ? drawVessel(vessel, 620, 700, 470) : null
    const main = drawVessel(vessel, pair ? 390 : 440, 762, 590)
    const printed = [main, ...(back ? [back] : [])].map(({ label }) =>
      inside(spec.hero, label.x, label.y + label.size / 2, label.size, 0),
    )
    return {
      defs: '',
      behind: room(590) + (back?.svg ?? '') + main.svg,
      places: [
        ...printed,
        floor(sideOf(spec, 0), 168, 800, 180, jitter(random, 8)),
        floor(spec.hero, 690, 812, 230, jitter(random, 12)),
      ],
      front: '',
    }
  },
}

const boxColour = (seed: number) => ['#C93A2E', '#B8432F', '#3E7D4B', '#C77A2A'][seed % 4] ?? '#C93A2E'

function inProp(spec: PictureSpec, prop: Prop, heaped: Placement[]): Scene {
  const loose = floor(spec.hero, 745, 838, 170, 12)
  const accent = floor(sideOf(spec, 1), 150, 836, 160, -6)
  return {
    defs: prop.defs,
    behind: room(600) + prop.behind,
    places: heaped,
    front: prop.front,
    foreground: [accent, loose],
  }
}

/** Lays out one picture; the same spec gives the same scene. */
export function arrange(spec: PictureSpec): Scene {
  return drawings[spec.composition](spec, randomFrom(spec.seed))
}
