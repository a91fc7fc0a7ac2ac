import type { Vessel, VesselShape } from '../types.ts'
import { ellipseShadow, linear } from './ground.ts'
import { mix } from './palette.ts'

/** A package drawn in a box of 400×560 standing on y=560, and where its label carries the illustration. */
type Drawing = { body: string; label: { x: number; y: number; size: number } }

const drawings: Record<VesselShape, (id: string, colour: string) => Drawing> = {
  pouch: (id, colour) => ({
    body: `<path d="M36 24Q200 10 364 24Q352 200 382 470Q390 556 340 558Q200 572 60 558Q10 556 18 470Q48 200 36 24Z" fill="url(#${id})"/><path d="M36 24Q200 10 364 24L362 74Q200 60 38 74Z" fill="${mix(colour, '#FFFFFF', 0.3)}"/><path d="M44 40H356M44 54H356" stroke="#FFFFFF" stroke-opacity=".35" stroke-width="3"/><path d="M22 470Q200 520 378 470Q390 556 340 558Q200 572 60 558Q10 556 22 470Z" fill="#000" fill-opacity=".1"/><circle cx="200" cy="286" r="138" fill="#FFF9EE"/><circle cx="200" cy="286" r="150" fill="none" stroke="#FFF9EE" stroke-opacity=".55" stroke-width="4"/><rect x="130" y="92" width="140" height="12" rx="6" fill="#FFF9EE" fill-opacity=".75"/><path d="M64 90Q76 280 52 500" fill="none" stroke="#FFF" stroke-opacity=".28" stroke-width="20" stroke-linecap="round"/>`,
    label: { x: 200, y: 286, size: 188 },
  }),
  jar: (id, colour) => ({
    body: `<rect x="40" y="110" width="320" height="450" rx="70" fill="url(#${id})"/><rect x="40" y="110" width="320" height="84" rx="50" fill="#FFFFFF" fill-opacity=".35"/><rect x="66" y="30" width="268" height="96" rx="22" fill="${mix(colour, '#3A2616', 0.5)}"/><rect x="66" y="30" width="268" height="30" rx="15" fill="#FFFFFF" fill-opacity=".22"/>${[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `<rect x="${84 + n * 31}" y="62" width="5" height="60" fill="#000" fill-opacity=".12"/>`).join('')}<rect x="40" y="240" width="320" height="230" fill="#FFF9EE"/><rect x="40" y="252" width="320" height="5" fill="${colour}" fill-opacity=".6"/><rect x="40" y="453" width="320" height="5" fill="${colour}" fill-opacity=".6"/><path d="M76 170V520" stroke="#FFF" stroke-opacity=".5" stroke-width="18" stroke-linecap="round"/><rect x="310" y="120" width="50" height="430" rx="25" fill="#000" fill-opacity=".07"/>`,
    label: { x: 200, y: 355, size: 176 },
  }),
  bottle: (id, colour) => ({
    body: `<path d="M160 20H240V150Q244 190 290 226Q316 250 316 300V520Q316 560 276 560H124Q84 560 84 520V300Q84 250 110 226Q156 190 160 150Z" fill="url(#${id})"/><rect x="152" y="0" width="96" height="66" rx="12" fill="${mix(colour, '#3A2616', 0.55)}"/><rect x="152" y="0" width="34" height="66" rx="12" fill="#FFF" fill-opacity=".2"/><rect x="84" y="304" width="232" height="190" fill="#FFF9EE"/><rect x="84" y="314" width="232" height="4" fill="${colour}"/><rect x="84" y="480" width="232" height="4" fill="${colour}"/><path d="M112 270V530" stroke="#FFF" stroke-opacity=".5" stroke-width="14" stroke-linecap="round"/><rect x="280" y="262" width="36" height="290" rx="18" fill="#000" fill-opacity=".09"/>`,
    label: { x: 200, y: 399, size: 146 },
  }),
  carton: (id, colour) => ({
    body: `<path d="M330 190L392 160V520L330 560Z" fill="${mix(colour, '#1E120C', 0.38)}"/><path d="M12 190L76 160H392L330 190Z" fill="${mix(colour, '#FFFFFF', 0.34)}"/><rect x="12" y="190" width="318" height="370" rx="4" fill="url(#${id})"/><rect x="34" y="212" width="274" height="326" rx="8" fill="none" stroke="#F6DFA8" stroke-opacity=".8" stroke-width="4"/><circle cx="171" cy="375" r="112" fill="#FFF9EE"/><circle cx="171" cy="375" r="122" fill="none" stroke="#F6DFA8" stroke-width="4"/>`,
    label: { x: 171, y: 375, size: 156 },
  }),
  tin: (id, colour) => ({
    body: `<path d="M60 150V520A140 40 0 0 0 340 520V150Z" fill="url(#${id})"/><path d="M52 96V156A148 42 0 0 0 348 156V96Z" fill="${mix(colour, '#2A1A10', 0.22)}"/><ellipse cx="200" cy="96" rx="148" ry="42" fill="${mix(colour, '#FFFFFF', 0.3)}"/><ellipse cx="200" cy="94" rx="118" ry="30" fill="none" stroke="#FFF" stroke-opacity=".4" stroke-width="4"/><circle cx="200" cy="364" r="112" fill="#FFF9EE"/><circle cx="200" cy="364" r="122" fill="none" stroke="#F6DFA8" stroke-width="4"/><path d="M92 220V520" stroke="#FFF" stroke-opacity=".3" stroke-width="18" stroke-linecap="round"/>`,
    label: { x: 200, y: 364, size: 156 },
  }),
}

/** Draws a package with its foot at (x, y), `height` pixels high; tells where its label is. */
export function drawVessel({ shape, colour }: Vessel, x: number, y: number, height: number) {
  const id = `v${Math.round(x)}`
  const scale = height / 560
  const { body, label } = drawings[shape](id, colour)
  const defs = `<defs>${linear(
    id,
    [
      [0, mix(colour, '#1E120C', 0.16)],
      [0.28, mix(colour, '#FFFFFF', 0.24)],
      [0.62, colour],
      [1, mix(colour, '#1E120C', 0.28)],
    ],
    'across',
  )}</defs>`
  return {
    svg: `${defs}${ellipseShadow(x, y - 4, 250 * scale, 46 * scale)}<g transform="translate(${x - 200 * scale} ${y - 560 * scale}) scale(${scale})">${body}</g>`,
    label: {
      x: x + (label.x - 200) * scale,
      y: y + (label.y - 560) * scale,
      size: label.size * scale,
    },
  }
}
