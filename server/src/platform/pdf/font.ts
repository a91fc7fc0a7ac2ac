import { fileURLToPath } from 'node:url'

/** The file of the font that Chinese papers are set in. */
export const chineseFont = fileURLToPath(
  new URL('../fonts/NotoSansHans-Regular.otf', import.meta.resolve('@embedpdf/fonts-sc')),
)
