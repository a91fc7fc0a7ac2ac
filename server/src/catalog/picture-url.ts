/** Where a picture of the catalogue is served; 375 px wide for cards and lines, 750 px for pages. */
export const pictureUrl = (hash: string, widthPx: 375 | 750): string => `/files/${hash}-${widthPx}.webp`
