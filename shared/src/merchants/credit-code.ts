/** The 31 signs of GB 32100-2015, in order of their values: no I, O, S, V, Z, which read like figures. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const LENGTH = 18

/** The last sign that belongs to the first 17 of a unified social credit code: ISO 7064's pattern with modulus 31. */
export function creditCodeCheckSign(first17: string): string {
  let sum = 0
  let weight = 1
  for (const sign of first17) {
    sum += signs.indexOf(sign) * weight
    weight = (weight * 3) % signs.length
  }
  return signs[(signs.length - (sum % signs.length)) % signs.length] as string
}

/** Whether a text is a unified social credit code (统一社会信用代码) whose check sign fits. */
export const isCreditCode = (text: string): boolean =>
  shape.test(text) && creditCodeCheckSign(text.slice(0, LENGTH - 1)) === text.slice(-1)

/** As people type it: spaces away, letters large. */
export const creditCodeOf = (typed: string): string => typed.replace(/\s+/gu, '').toUpperCase()
