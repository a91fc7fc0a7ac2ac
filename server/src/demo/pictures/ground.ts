import type { GroundKey } from '../types.ts'
import { grounds, mix } from './palette.ts'

export const side = 900

type Stop = [offset: number, colour: string, opacity?: number]
const stops = (list: Stop[]) =>
  list
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('')

export const linear = (id: string, list: Stop[], angle: 'down' | 'across' = 'down') =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${angle === 'across' ? 1 : 0}" y2="${angle === 'down' ? 1 : 0}">${stops(list)}</linearGradient>`

export const radial = (id: string, list: Stop[], cx = 0.5, cy = 0.5, r = 0.7) =>
  `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stops(list)}</radialGradient>`

/** Definitions every scene may use: the ground's gradients and the soft shadow. */
export function groundDefs(key: GroundKey): string {
  const { light, middle, deep } = grounds[key]
  return [
    radial(
      'ground',
      [
        [0, light],
        [0.55, mix(light, middle, 0.62)],
        [1, mix(middle, deep, 0.22)],
      ],
      0.5,
      0.42,
      0.8,
    ),
    linear('wall', [
      [0, mix(light, middle, 0.75)],
      [1, light],
    ]),
    linear('floor', [
      [0, mix(middle, deep, 0.34)],
      [0.5, middle],
      [1, mix(light, middle, 0.7)],
    ]),
    radial(
      'shadow',
      [
        [0, '#4A2C14', 0.42],
        [0.5, '#4A2C14', 0.2],
        [1, '#4A2C14', 0],
      ],
      0.5,
      0.5,
      0.5,
    ),
    radial(
      'glow',
      [
        [0, '#FFFFFF', 0.85],
        [1, '#FFFFFF', 0],
      ],
      0.5,
      0.5,
      0.5,
    ),
  ].join('')
}

/** A plain studio ground with one of four quiet patterns. */
export function studio(key: GroundKey, variant: number): string {
  const { deep } = grounds[key]
  const patterns = [
    [150, 255, 360, 470, 590]
      .map(
        (r) =>
          `<circle cx="450" cy="420" r="${r}" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="2.5"/>`,
      )
      .join(''),
    '<path d="M0 0H330L-60 900H0Z M480 0H640L180 900H20Z" fill="#fff" fill-opacity=".2"/>',
    `<circle cx="120" cy="160" r="210" fill="${deep}" fill-opacity=".13"/><circle cx="800" cy="690" r="270" fill="${deep}" fill-opacity=".13"/><circle cx="760" cy="130" r="70" fill="#fff" fill-opacity=".4"/>`,
    `<path d="M0 640C200 560 330 720 520 640S800 560 900 620V900H0Z" fill="${deep}" fill-opacity=".17"/><path d="M0 730C180 660 380 800 560 720S800 680 900 720V900H0Z" fill="${deep}" fill-opacity=".13"/>`,
  ]
  return `<rect width="900" height="900" fill="url(#ground)"/>${patterns[variant % patterns.length]}<circle cx="450" cy="410" r="330" fill="url(#glow)"/>`
}

/** Wall and floor meeting at `horizon`, for things that stand. */
export const room = (horizon: number) =>
  `<rect width="900" height="900" fill="url(#wall)"/><circle cx="450" cy="${horizon - 190}" r="360" fill="url(#glow)"/><rect y="${horizon}" width="900" height="${side - horizon}" fill="url(#floor)"/>`

/** Mountains, mist, terraces and a river in the ground's own tones. */
export function landscape(key: GroundKey, random: () => number): string {
  const { light, middle, deep } = grounds[key]
  const range = (base: number, height: number, colour: string) => {
    let path = `M-60 ${base}`
    for (let x = -60; x < 960; x += 260) {
      const top = base - height * (0.55 + random() * 0.45)
      path += ` C${x + 60} ${base - height * 0.3} ${x + 80} ${top} ${x + 125} ${top} S${x + 200} ${base - height * 0.1} ${x + 260} ${base - height * 0.25}`
    }
    return `<path d="${path} L960 900 L-60 900Z" fill="${colour}"/>`
  }
  const field = mix('#7FA65F', middle, 0.45)
  const terraces = [0, 1, 2, 3]
    .map(
      (step) =>
        `<path d="M-20 ${640 + step * 62}C220 ${590 + step * 66} 520 ${690 + step * 54} 920 ${610 + step * 68}V920H-20Z" fill="${mix(field, light, 0.42 - step * 0.11)}"/>`,
    )
    .join('')
  return [
    `<rect width="900" height="900" fill="url(#wall)"/>`,
    `<circle cx="${200 + random() * 500}" cy="180" r="78" fill="${mix('#F39A1E', light, 0.5)}" fill-opacity=".75"/>`,
    range(430, 260, mix(deep, light, 0.62)),
    range(520, 210, mix(mix(deep, '#5F8F7A', 0.45), light, 0.45)),
    `<rect y="430" width="900" height="200" fill="url(#glow)" fill-opacity=".6"/>`,
    range(600, 140, mix('#6F9A78', light, 0.38)),
    `<path d="M-20 625C260 585 500 650 920 600V690H-20Z" fill="${mix('#8FC1CF', light, 0.35)}"/>`,
    terraces,
  ].join('')
}

export const ellipseShadow = (x: number, y: number, rx: number, ry: number, opacity = 1) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#shadow)" fill-opacity="${opacity}"/>`
