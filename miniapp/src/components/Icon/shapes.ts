/** Line icons on a 24 grid, drawn for this app. `fill` marks the parts that are filled with the colour. */
const shapes = {
  back: '<path d="M15 5l-7 7 7 7"/>',
  next: '<path d="M9 5l7 7-7 7"/>',
  down: '<path d="M6 9l6 6 6-6"/>',
  up: '<path d="M6 15l6-6 6 6"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  minus: '<path d="M5 12h14"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  trash: '<path d="M4 7h16M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5"/>',
  share: '<path d="M13.5 5.5L20 11l-6.5 5.5V13C9 13 6 14.500 4 18c.3-5 3.500-9 9.500-9z"/>',
  cart: '<path d="M3 4h2.500l2.200 11h10.300l2-8H6.300"/><circle cx="9" cy="19.300" r="1.300"/><circle cx="17" cy="19.300" r="1.300"/>',
  home: '<path d="M4 11l8-7 8 7v8.500a1 1 0 0 1-1 1h-4.500V14.500h-5v6H5a1 1 0 0 1-1-1z"/>',
  category:
    '<rect x="4" y="4" width="6.500" height="6.500" rx="1.500"/><rect x="13.500" y="4" width="6.500" height="6.500" rx="1.500"/><rect x="4" y="13.500" width="6.500" height="6.500" rx="1.500"/><rect x="13.500" y="13.500" width="6.500" height="6.500" rx="1.500"/>',
  mine: '<circle cx="12" cy="8" r="4"/><path d="M4.500 20.500c.6-4.300 3.600-6.500 7.500-6.500s6.900 2.200 7.500 6.500z"/>',
  shop: '<path d="M4 9l1.500-5h13L20 9M4 9c0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0M5.500 11.500V20h13v-8.500M10 20v-5h4v5"/>',
  place:
    '<path d="M12 21s7-6.200 7-11.500a7 7 0 0 0-14 0C5 14.800 12 21 12 21z"/><circle cx="12" cy="9.500" r="2.500"/>',
  shield:
    '<path d="M12 3l7.500 3v5.500c0 4.800-3 8-7.500 9.500-4.500-1.500-7.500-4.700-7.500-9.500V6z"/><path d="M8.500 12l2.500 2.500 4.500-5"/>',
  order: '<path d="M6 3.500h12v17l-3-2-3 2-3-2-3 2z"/><path d="M9 8.500h6M9 12.500h6"/>',
  offline:
    '<path d="M4 4l16 16M8.500 15.500a5 5 0 0 1 6-.8M5 12a10 10 0 0 1 4.500-2.600M13 9.200a10 10 0 0 1 6 2.800M12 19.300h.01"/>',
  settings:
    '<circle cx="12" cy="12" r="3"/><path d="M12 3.500v2.200M12 18.300v2.200M3.500 12h2.200M18.300 12h2.200M6 6l1.500 1.500M16.500 16.500L18 18M18 6l-1.500 1.500M7.500 16.500L6 18"/>',
  filter: '<path d="M4 5h16l-6 7.500V19l-4-2v-4.500z"/>',
  alert: '<circle cx="12" cy="12" r="8.500"/><path d="M12 7.500v5.500M12 16.300h.01"/>',
  clock: '<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5.500l3.500 2"/>',
  copy: '<rect x="8.500" y="8.500" width="11" height="11" rx="2"/><path d="M15.500 8.500v-3a1 1 0 0 0-1-1h-9a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3"/>',
  edit: '<path d="M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500z"/>',
  phone:
    '<path d="M6 4h3.500l1.500 4-2 1.500c1 2.500 3 4.500 5.500 5.500l1.500-2 4 1.500V18a2 2 0 0 1-2 2C11 20 4 13 4 6a2 2 0 0 1 2-2z"/>',
  truck:
    '<path d="M3 6h11v10.500H3zM14 9.500h4l3 3.500v3.500h-7"/><circle cx="7.500" cy="17.500" r="2"/><circle cx="17" cy="17.500" r="2"/>',
  wallet:
    '<path d="M4 7.500h14.500a1.500 1.500 0 0 1 1.500 1.500v9a1.500 1.500 0 0 1-1.500 1.500H5.500A1.500 1.500 0 0 1 4 18zM4 7.500L15 4v3.500"/><path d="M20 11.500h-4a2 2 0 0 0 0 4h4"/>',
  parcel: '<path d="M4 8l8-4 8 4v8.500l-8 4-8-4zM4 8l8 4 8-4M12 12v8.500M8 6l8 4"/>',
  done: '<circle cx="12" cy="12" r="8.500"/><path d="M8 12.300l2.800 2.800 5.200-5.600"/>',
  letters:
    '<path d="M3 18.500L8 6l5 12.500M4.700 14.500h6.600"/><path d="M15 18.500l3-7.500 3 7.500M16 16.200h4"/>',
  book: '<path d="M5 4.500h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3zM5 16.500a3 3 0 0 1 3-3h11M9 8.500h6"/>',
  info: '<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5.500M12 7.700h.01"/>',
  leaf: '<path d="M5 19c0-9 5-14 14.500-14.500C20 14 15 19.500 8 18.500M5 20.500c1-4.500 4-8 8-10"/>',
  coin: '<circle cx="12" cy="12" r="8.500"/><path d="M12 7.500l1.400 3.100 3.300.400-2.400 2.300.600 3.300-2.900-1.600-2.900 1.600.600-3.300-2.400-2.300 3.300-.400z"/>',
  people:
    '<circle cx="9" cy="8.500" r="3.500"/><path d="M2.500 19.500c.500-3.700 3-5.500 6.500-5.500s6 1.800 6.500 5.500zM15.500 5.300a3.500 3.500 0 0 1 0 6.400M18 14.600c2 .800 3.200 2.400 3.500 4.900"/>',
  star: '<path d="M12 3.200l2.700 5.600 6.100.800-4.500 4.200 1.100 6.100-5.400-3-5.400 3 1.100-6.100-4.500-4.200 6.100-.800z"/>',
  camera:
    '<path d="M4 8h3.500L9 5.500h6L16.500 8H20a1 1 0 0 1 1 1v9.500a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z"/><circle cx="12" cy="13.500" r="3.500"/>',
  returned: '<path d="M8.500 5L4 9.500 8.500 14"/><path d="M4 9.500h10.500a5 5 0 0 1 0 10H9"/>',
  scales:
    '<path d="M12 4v16M7.500 20h9M5 7.500h14"/><path d="M5 7.500L2.500 13a3 3 0 0 0 5 0zM19 7.500L16.500 13a3 3 0 0 0 5 0z"/>',
  chat: '<path d="M12 4.500c-4.700 0-8.500 3-8.500 6.800 0 2.200 1.300 4.200 3.300 5.400L6 19.800l3.600-1.800c.8.100 1.600.200 2.400.200 4.700 0 8.500-3.100 8.500-6.900S16.700 4.500 12 4.500z"/>',
  ticket:
    '<path d="M3.500 7h17v3.200a2 2 0 0 0 0 3.600V17h-17v-3.200a2 2 0 0 0 0-3.600z"/><path d="M14.500 7v2M14.500 11v2M14.500 15v2"/>',
  chart: '<path d="M4 20h16M7 20v-7M12 20V6M17 20v-10"/>',
  live: '<rect x="3.500" y="6.500" width="12" height="11" rx="2"/><path d="M15.500 11l5-3v8l-5-3z"/>',
  gift: '<path d="M4.500 12v8h15v-8M3.500 8h17v4h-17zM12 8v12M12 8C9.500 8 7.500 7 7.500 5.300 7.500 3 11 3 12 8zM12 8c2.500 0 4.500-1 4.500-2.700C16.500 3 13 3 12 8z"/>',
} as const

export type IconName = keyof typeof shapes

/** An icon as SVG text. `width` is the line's, on the 24 grid. */
export function iconSvg(name: IconName, color: string, width = 1.8, fill = 'none'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="${fill}" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>`
}
