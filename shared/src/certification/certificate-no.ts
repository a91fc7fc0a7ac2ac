/** `渝帮扶认〔2026〕奉节0001号`: the county's short name and a number that counts its certificates of a year. */
export const certificateNo = (county: string, year: number, number: number): string =>
  `渝帮扶认〔${year}〕${shortCountyName(county)}${String(number).padStart(4, '0')}号`

/** 奉节县 → 奉节, 石柱土家族自治县 → 石柱; a name of two characters (忠县) stays whole. */
export function shortCountyName(county: string): string {
  if (county.length <= 2) return county
  return county.replace(/(?:土家族|苗族)*自治县$|[区县]$/u, '')
}

const pattern = /^渝帮扶认〔(\d{4})〕(\p{Script=Han}{2,4})(\d{4,6})号$/u

/** The parts of a number in this form; null when it is of another. */
export function partsOfCertificateNo(no: string): { year: number; county: string; number: number } | null {
  const [, year, county, number] = pattern.exec(no) ?? []
  return year && county && number ? { year: Number(year), county, number: Number(number) } : null
}
