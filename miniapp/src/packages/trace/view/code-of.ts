import { addressText } from '@/services/address-text'

/** The code and the seal of an address: the page's own, or the one that WeChat's scanner hands over whole in `q`. */
export function codeOf(params: Partial<Record<string, string>>): { code: string; seal: string } {
  const scanned = addressText(params.q)
  const read = (name: string) => params[name] ?? new RegExp(`[?&]${name}=([^&#]*)`).exec(scanned)?.[1] ?? ''
  return {
    code: addressText(read('code')).replace(/[\s-]/g, '').toUpperCase(),
    seal: /^[0-9a-f]{12}$/i.test(read('seal')) ? read('seal').toLowerCase() : '',
  }
}
