import type { RegionNode } from '@yuxiang/shared/api/identity'
import { findRegion } from './find-region'

export interface AddressParts {
  name?: string
  phone?: string
  regionCode?: string
  region?: string
  detail?: string
}

const labels =
  /(收货人|收件人|姓名|联系人|联系电话|联系方式|手机号码|手机号|手机|电话|所在地区|所在区域|地区|详细地址|收货地址|收件地址|地址)\s*[:：]/g
const phone = /(^|[^\d])(?:\+?86[\s-]?)?(1[3-9]\d)[\s-]?(\d{4})[\s-]?(\d{4})(?!\d)/
const addressWord = /[省市区县镇乡村路街道号楼栋室幢弄巷苑园院厦座层]$/

/**
 * Reads what people paste into an address form: name, phone, region and detail in any order, with or without labels
 * (`收货人：`), on one line or several. What is not found stays absent; nothing is made up.
 */
export function parseAddress(pasted: string, regions: readonly RegionNode[]): AddressParts {
  const parts: AddressParts = {}
  let text = pasted.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  text = text.replace(labels, '\n')
  text = text.replace(phone, (_, before: string, ...digits: string[]) => {
    parts.phone = digits.slice(0, 3).join('')
    return `${before}\n`
  })
  const found = findRegion(text, regions)
  const before = words(found ? text.slice(0, found.start) : text)
  const after = words(found ? text.slice(found.end) : '')
  const name =
    takeName(before, found ? 'first' : 'any') ?? (after.length > 1 ? takeName(after, 'last') : undefined)
  if (name) parts.name = name
  if (found) {
    parts.regionCode = found.code
    parts.region = found.region
  }
  const detail = (found ? after : before).join(' ')
  if (detail.length >= 2) parts.detail = detail
  return parts
}

const words = (text: string): string[] => text.split(/[\s,，;；、|]+/).filter((word) => word !== '')

/** Takes the word that looks like a person out of the list. */
function takeName(from: string[], where: 'first' | 'last' | 'any'): string | undefined {
  const order = from.map((_, at) => at)
  if (where === 'last') order.reverse()
  const candidates = where === 'last' ? order.slice(0, 1) : order
  const at = candidates.find((candidate) => looksLikeName(from[candidate] ?? ''))
  return at === undefined ? undefined : from.splice(at, 1)[0]
}

function looksLikeName(word: string): boolean {
  if (/^[一-龥·]{1,6}(先生|女士|小姐|老师|阿姨|叔叔)$/.test(word)) return true
  if (/^[A-Za-z][A-Za-z.]{1,19}$/.test(word)) return true
  return /^[一-龥]{2,4}$|^[一-龥]{2,8}·[一-龥]{1,8}$/.test(word) && !addressWord.test(word)
}
