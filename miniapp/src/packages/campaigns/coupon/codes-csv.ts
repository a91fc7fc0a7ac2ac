/** A field of CSV. What a spreadsheet would take for a formula is kept as text. */
const field = (text: string): string => {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** The codes of a unit as a table: one row each. */
export function codesCsv(batchName: string, unitName: string, codes: readonly string[]): string {
  const rows = codes.map((code, at) => [String(at + 1), batchName, unitName, code])
  return [['序号', '优惠券', '单位', '兑换码'], ...rows].map((row) => row.map(field).join(',')).join('\r\n')
}
