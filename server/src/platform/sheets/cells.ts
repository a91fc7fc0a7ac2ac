/** Yuan as a sheet holds it, read digit by digit: `1,234.5`, `19.9`, and what a double makes of 19.9 × 3. */
export function fenOfCell(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s¥元,]/g, '')
  const parts = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(plain)
  return parts ? Number((parts[1] ?? '') + (parts[2] ?? '').padEnd(2, '0')) : null
}

/** A day as people write it (`2026-11-26`, `2026/11/6`, `2026年11月6日`), as `YYYY-MM-DD`; null when there is no such day. */
export function dayOfCell(text: string): string | null {
  const parts = /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(
    text.normalize('NFKC').replace(/\s/g, ''),
  )
  if (!parts) return null
  const [, year = '', month = '', day = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}
