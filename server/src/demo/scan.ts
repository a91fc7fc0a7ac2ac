import sharp from 'sharp'

/** A scanned licence as it looks from afar: a frame, an emblem, lines of writing and a seal. No words: none is real. */
export function makeScan(): Promise<Buffer> {
  const lines = [560, 650, 740, 830, 920, 1010]
    .map(
      (y, index) =>
        `<rect x="170" y="${y}" width="150" height="22" rx="6" fill="#8c7b62"/>
        <rect x="360" y="${y}" width="${index % 2 === 0 ? 560 : 430}" height="22" rx="6" fill="#5a5148"/>`,
    )
    .join('')
  const star = (x: number, y: number, size: number) =>
    `<path transform="translate(${x} ${y}) scale(${size})" d="M0-10l2.9 6.6 7.1.7-5.4 4.7 1.600 7-6.200-3.700-6.200 3.700 1.600-7-5.400-4.700 7.100-.7z"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1120" height="1480" viewBox="0 0 1120 1480">
    <rect width="1120" height="1480" fill="#fbf5e6"/>
    <rect x="50" y="50" width="1020" height="1380" fill="none" stroke="#c9a35c" stroke-width="14"/>
    <rect x="84" y="84" width="952" height="1312" fill="none" stroke="#c9a35c" stroke-width="4"/>
    <g fill="#c8352b"><circle cx="560" cy="230" r="84"/></g><g fill="#f3cf6b">${star(560, 230, 5)}</g>
    <rect x="300" y="370" width="520" height="64" rx="10" fill="#5a5148"/>${lines}
    <g fill="none" stroke="#c8352b" stroke-width="9" opacity=".75"><circle cx="820" cy="1210" r="120"/></g>
    <g fill="#c8352b" opacity=".75">${star(820, 1210, 4)}</g>
  </svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer()
}
