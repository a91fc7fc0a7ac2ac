/** Where a picture of the catalogue is served: 375 px wide for lines and icons, 750 for cards and pages, 1200 for banners. */
export const pictureUrl = (hash: string, widthPx: 375 | 750 | 1200): string =>
  `/files/${hash}-${widthPx}.webp`
