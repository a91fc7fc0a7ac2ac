import type { RegionNode } from '@yuxiang/shared/api/identity'
import { choicesBelow } from './regions'

interface District {
  code: string
  /** Each with its short form, the long one first. */
  province: string[]
  city: string[]
  name: string[]
  /** Names from province to district. */
  region: string
}

export interface FoundRegion {
  code: string
  region: string
  /** Where in the text it stands. */
  start: number
  end: number
}

const separator = /[\s,，;；、|/·-]/

const peoples =
  '土家|苗|侗|回|藏|羌|彝|傣|壮|瑶|满|蒙古|哈尼|白|布依|仡佬|水|黎|畲|朝鲜|哈萨克|柯尔克孜|景颇|傈僳|拉祜|佤|纳西|怒|独龙|普米|布朗|毛南|仫佬|各|东乡|撒拉|保安|裕固|土|锡伯|达斡尔|塔吉克'
const kinds = new RegExp(
  `(特别行政区|(壮族|回族|维吾尔)?自治区|((${peoples})族?)*自治[州县旗]|省|市|地区|盟|区|县|旗)$`,
)

/** 重庆 for 重庆市, 恩施 for 恩施土家族苗族自治州, 石柱 for 石柱土家族自治县; a short form has two characters or more. */
function namesOf(name: string): string[] {
  const short = name.replace(kinds, '')
  return short.length >= 2 && short !== name ? [name, short] : [name]
}

function districtsOf(regions: readonly RegionNode[]): District[] {
  const district = (province: RegionNode, city: RegionNode | null, node: RegionNode): District => ({
    code: node.code,
    province: namesOf(province.name),
    city: city ? namesOf(city.name) : [],
    name: namesOf(node.name),
    region: [province.name, ...(city ? [city.name] : []), node.name].join(' '),
  })
  return regions.flatMap((province) =>
    choicesBelow(province).flatMap((below) => {
      const inside = choicesBelow(below)
      return inside.length === 0
        ? [district(province, null, below)]
        : inside.map((node) => district(province, below, node))
    }),
  )
}

/** How far a district's names reach in the text from `start`; 0 when it is not there. */
function reach(text: string, start: number, district: District): { end: number; above: boolean } {
  let at = start
  let end = start
  const take = (names: readonly string[]): boolean => {
    const name = names.find((candidate) => text.startsWith(candidate, at))
    if (!name) return false
    at += name.length
    end = at
    while (at < text.length && separator.test(text.charAt(at))) at++
    return true
  }
  const province = take(district.province)
  // 重庆市重庆市渝中区 and 重庆市市辖区渝中区 are how forms of other shops write it.
  if (province && district.city.length === 0) take([...district.province, '市辖区', '县'])
  const above = take(district.city) || province
  const named = take(above ? district.name : district.name.slice(0, 1))
  return { end: named ? end : 0, above }
}

/**
 * The district that a text names, wherever it stands. With a province or city before it short forms do; alone it
 * needs its whole name, of three characters at least, and there must be no other of that name in China.
 */
export function findRegion(text: string, regions: readonly RegionNode[]): FoundRegion | null {
  const districts = districtsOf(regions)
  let alone: FoundRegion[] = []
  for (let start = 0; start < text.length; start++) {
    let best: FoundRegion | null = null
    for (const district of districts) {
      const { end, above } = reach(text, start, district)
      if (end === 0) continue
      const found = { code: district.code, region: district.region, start, end }
      if (above && end > (best?.end ?? 0)) best = found
      else if (!above && end - start >= 3 && (alone.length === 0 || alone[0]?.start === start)) {
        if (end > (alone[0]?.end ?? 0)) alone = [found]
        else if (end === alone[0]?.end) alone.push(found)
      }
    }
    if (best) return best
  }
  return alone.length === 1 ? (alone[0] ?? null) : null
}
