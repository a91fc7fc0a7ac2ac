import { type MaterialKind, materialNames } from '@yuxiang/shared/certification/words'
import sharp from 'sharp'
import { createFiles } from '../platform/files/index.ts'
import type { Storage } from '../platform/integrations/storage/index.ts'

/** Kinds of papers that the demo's applications show. */
export const demoPaperKinds: readonly MaterialKind[] = [
  'licence',
  'foodPermit',
  'inspection',
  'conformity',
  'mechanism',
]

/** Where a sample paper lies; the cases of the demo share them. */
export const demoPaperKey = (kind: MaterialKind): string => `certification/demo-${kind.toLowerCase()}.png`

/** Draws the sample papers into the private store, each saying that it is one. */
export async function drawDemoPapers(storage: Storage): Promise<void> {
  const { private: kept } = createFiles(storage)
  for (const kind of demoPaperKinds) {
    const name = materialNames[kind].replace(/（.*/u, '')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1120">
      <rect width="840" height="1120" fill="#fffdf7"/><rect x="36" y="36" width="768" height="1048" fill="none" stroke="#3E7D4B" stroke-width="6"/>
      <text x="420" y="210" font-size="58" text-anchor="middle" fill="#2B2622" font-family="Noto Sans CJK SC, sans-serif">${name}</text>
      <text x="420" y="560" font-size="40" text-anchor="middle" fill="#6F665C" font-family="Noto Sans CJK SC, sans-serif">示例文件 仅供演示</text>
      <g stroke="#EBE3D6" stroke-width="3">${[700, 770, 840, 910].map((y) => `<path d="M130 ${y}H710"/>`).join('')}</g></svg>`
    await kept.put(demoPaperKey(kind), await sharp(Buffer.from(svg)).png().toBuffer(), 'image/png')
  }
}
