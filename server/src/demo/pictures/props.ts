import { ellipseShadow, linear, radial } from './ground.ts'
import { mix } from './palette.ts'

/** A thing drawn around the goods: what stands behind them and what covers their feet. */
export type Prop = { defs: string; behind: string; front: string }

/** A round stage of one step. */
export function podium(y: number, rx: number, tone: string): Prop {
  const ry = rx * 0.24
  const height = 92
  return {
    defs: `${linear(
      'pod',
      [
        [0, mix(tone, '#8A5A3A', 0.22)],
        [0.35, mix(tone, '#FFFFFF', 0.42)],
        [1, mix(tone, '#8A5A3A', 0.3)],
      ],
      'across',
    )}${radial('podTop', [
      [0, mix(tone, '#FFFFFF', 0.82)],
      [1, mix(tone, '#FFFFFF', 0.42)],
    ])}`,
    behind: `${ellipseShadow(450, y + height + 14, rx * 1.3, ry * 1.25)}<path d="M${450 - rx} ${y}V${y + height}A${rx} ${ry} 0 0 0 ${450 + rx} ${y + height}V${y}Z" fill="url(#pod)"/><ellipse cx="450" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#podTop)"/>`,
    front: '',
  }
}

/** A flat woven bamboo tray (簸箕) seen from above at a slant. */
export function tray(): Prop {
  const weave = Array.from({ length: 30 }, (_, index) => {
    const offset = -900 + index * 62
    return `<path d="M${offset} 0l900 900M${offset + 900} 0l-900 900" stroke="#A97B3C" stroke-opacity=".26" stroke-width="9"/>`
  }).join('')
  return {
    defs: `${radial('trayIn', [
      [0, '#F2DCA8'],
      [0.75, '#E3C284'],
      [1, '#C99F5C'],
    ])}${linear('rim', [
      [0, '#E9CB8C'],
      [1, '#A87837'],
    ])}<clipPath id="trayClip"><ellipse cx="450" cy="500" rx="358" ry="296"/></clipPath>`,
    behind: `${ellipseShadow(455, 590, 460, 300)}<ellipse cx="450" cy="505" rx="392" ry="328" fill="url(#rim)"/><ellipse cx="450" cy="500" rx="358" ry="296" fill="url(#trayIn)"/><g clip-path="url(#trayClip)">${weave}<ellipse cx="450" cy="476" rx="372" ry="300" fill="none" stroke="#7A5322" stroke-opacity=".26" stroke-width="34"/></g><ellipse cx="450" cy="503" rx="376" ry="312" fill="none" stroke="#F6DFA9" stroke-opacity=".75" stroke-width="5"/>`,
    front: '',
  }
}

/** A slatted wooden crate; goods look over its front. */
export function crate(): Prop {
  const slat = (y: number) =>
    `<rect x="148" y="${y}" width="604" height="66" rx="10" fill="url(#wood)"/><path d="M160 ${y + 22}q150 10 290 -2t290 6M160 ${y + 46}q160 -8 300 2t280 -4" fill="none" stroke="#8C5A2B" stroke-opacity=".28" stroke-width="3"/>`
  return {
    defs: `${linear('wood', [
      [0, '#E8BE85'],
      [0.5, '#D9A566'],
      [1, '#B98046'],
    ])}${linear('woodIn', [
      [0, '#8A5C30'],
      [1, '#5E3C1E'],
    ])}`,
    behind: `${ellipseShadow(450, 782, 430, 62)}<path d="M190 500H710L752 560H148Z" fill="url(#woodIn)"/><rect x="148" y="550" width="604" height="220" fill="#6B4523"/>`,
    front: `${slat(556)}${slat(630)}${slat(704)}<rect x="140" y="546" width="46" height="232" rx="8" fill="#C48F52"/><rect x="714" y="546" width="46" height="232" rx="8" fill="#B57F45"/>${[580, 654, 730].map((y) => `<circle cx="163" cy="${y}" r="5" fill="#7A4F26"/><circle cx="737" cy="${y}" r="5" fill="#6E4722"/>`).join('')}`,
  }
}

/** A wicker basket with a braided rim. */
export function basket(): Prop {
  const body = 'M176 560H724L664 776Q660 792 640 792H260Q240 792 236 776Z'
  const strands = Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: 20 }, (_, column) => {
      const x = 160 + column * 31 + (row % 2) * 15
      return `<rect x="${x}" y="${574 + row * 31}" width="28" height="25" rx="11" fill="${(row + column) % 2 ? '#D9A863' : '#C08B47'}"/>`
    }).join(''),
  ).join('')
  return {
    defs: `<clipPath id="bask"><path d="${body}"/></clipPath>${linear(
      'baskShade',
      [
        [0, '#4A2C14', 0.42],
        [0.3, '#FFFFFF', 0.16],
        [0.7, '#4A2C14', 0.05],
        [1, '#4A2C14', 0.45],
      ],
      'across',
    )}`,
    behind: `${ellipseShadow(450, 800, 390, 58)}<path d="M236 560C236 150 664 150 664 560" fill="none" stroke="#B27B3B" stroke-width="26"/><path d="M236 560C236 150 664 150 664 560" fill="none" stroke="#E3B673" stroke-width="9" stroke-dasharray="22 16"/><ellipse cx="450" cy="560" rx="274" ry="52" fill="#6E4722"/>`,
    front: `<g clip-path="url(#bask)"><rect x="150" y="550" width="600" height="260" fill="#8A5C2C"/>${strands}<rect x="150" y="550" width="600" height="260" fill="url(#baskShade)"/></g><path d="M172 560Q450 624 728 560" fill="none" stroke="#B27B3B" stroke-width="34" stroke-linecap="round"/><path d="M172 558Q450 622 728 558" fill="none" stroke="#EBC488" stroke-width="12" stroke-dasharray="26 18" stroke-linecap="round"/>`,
  }
}

/** A wooden board lying on a cloth. */
export function board(cloth: string): Prop {
  const stripes = [0, 1, 2, 3, 4]
    .map(
      (index) =>
        `<rect x="${-60 + index * 250}" y="-100" width="90" height="1200" fill="${cloth}" fill-opacity=".3"/><rect x="-100" y="${20 + index * 230}" width="1200" height="80" fill="${cloth}" fill-opacity=".22"/>`,
    )
    .join('')
  return {
    defs: `${linear(
      'plank',
      [
        [0, '#E9C48E'],
        [0.55, '#DBAE72'],
        [1, '#C08C50'],
      ],
      'across',
    )}`,
    behind: `<g transform="rotate(-14 450 450)">${stripes}</g>${ellipseShadow(462, 560, 450, 330)}<g transform="rotate(-5 450 500)"><rect x="120" y="235" width="660" height="520" rx="46" fill="#A87440"/><rect x="120" y="225" width="660" height="516" rx="46" fill="url(#plank)"/><path d="M150 330q300 26 600 -6M146 440q280 -22 610 8M150 560q330 26 600 -10M156 660q290 -18 590 8" fill="none" stroke="#9A6A38" stroke-opacity=".3" stroke-width="4"/><circle cx="722" cy="282" r="22" fill="#8C5E32"/></g>`,
    front: '',
  }
}

/** A porcelain bowl with a blue line, goods heaped in it. */
export function bowl(): Prop {
  return {
    defs: `${linear(
      'china',
      [
        [0, '#D9D4CB'],
        [0.3, '#FFFFFF'],
        [0.7, '#F4F1EB'],
        [1, '#C4BDB1'],
      ],
      'across',
    )}`,
    behind: `${ellipseShadow(450, 792, 340, 52)}<ellipse cx="450" cy="560" rx="300" ry="66" fill="#E5E0D6"/><ellipse cx="450" cy="566" rx="278" ry="54" fill="#B9AF9E"/>`,
    front: `<path d="M150 560C160 700 270 772 340 780V800H560V780C630 772 740 700 750 560C740 640 160 640 150 560Z" fill="url(#china)"/><path d="M160 604C210 680 690 680 740 604" fill="none" stroke="#5E86A8" stroke-width="9"/><path d="M176 634C240 704 660 704 724 634" fill="none" stroke="#5E86A8" stroke-opacity=".45" stroke-width="4"/>`,
  }
}

/** An open festive box lined with paper. */
export function giftBox(colour: string): Prop {
  const dark = mix(colour, '#2B1512', 0.32)
  const curls = Array.from(
    { length: 13 },
    (_, index) =>
      `<path d="M${168 + index * 46} 588q${index % 2 ? 22 : -18} -46 26 -58" fill="none" stroke="${index % 2 ? '#F5E2BC' : '#E6CB94'}" stroke-width="13" stroke-linecap="round"/>`,
  ).join('')
  return {
    defs: `${linear('box', [
      [0, mix(colour, '#FFFFFF', 0.14)],
      [1, dark],
    ])}`,
    behind: `${ellipseShadow(450, 796, 430, 60)}<path d="M180 500L236 330H664L720 500Z" fill="${mix(colour, '#FFFFFF', 0.1)}"/><path d="M204 492L250 350H650L696 492Z" fill="${dark}" fill-opacity=".45"/><path d="M150 560L190 494H710L750 560Z" fill="${dark}"/>${curls}`,
    front: `<rect x="142" y="580" width="616" height="206" rx="14" fill="url(#box)"/><rect x="142" y="580" width="616" height="20" rx="10" fill="#FFFFFF" fill-opacity=".2"/><rect x="418" y="580" width="64" height="206" fill="#F4D48A"/><rect x="418" y="580" width="14" height="206" fill="#FFFFFF" fill-opacity=".35"/>`,
  }
}
