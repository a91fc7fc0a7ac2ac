import { areaList } from '@vant/area-data'
import type { RegionNode } from '@yuxiang/shared/api/identity'
import { Refusal } from '../platform/http/refusal.ts'
import { PreparedAnswer } from '../platform/http/routes.ts'

/** A district: its GB/T 2260 code, and the names above it with one space between, as `重庆市 渝中区`. */
export interface Region {
  code: string
  region: string
}

/** Not names but headings in the city's place: 奉节县 lies under `县`, 渝中区 in other lists under `市辖区`. */
const headings = new Set([
  '市辖区',
  '县',
  '省直辖县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
  '直辖县级行政区划',
])
const separators = /[\s,，、/|·.>_-]+/gu
const longestDistrictName = 20

interface District extends Region {
  /** What may stand before the district's name. */
  above: readonly string[]
  /** Province, city or heading, and district, as the official list has them. */
  wholeName: string
}

const cityOf = (code: string) => areaList.city_list[`${code.slice(0, 4)}00`] ?? ''
const provinceNameOf = (code: string) => areaList.province_list[`${code.slice(0, 2)}0000`] ?? ''

/** 重庆 for 重庆市, 内蒙古 for 内蒙古自治区, 恩施 for 恩施土家族苗族自治州. */
function shortName(name: string): string {
  const short = name.replace(/(特别行政区|(壮族|回族|维吾尔)?自治区|省|市|地区|盟)$/u, '')
  return short.length >= 2 ? short : name
}

function districtOf(code: string, name: string): District {
  const province = provinceNameOf(code)
  const city = cityOf(code)
  const names = [province, ...(city === province || headings.has(city) ? [] : [city]), name]
  return {
    code,
    region: names.join(' '),
    above: [...new Set([province, shortName(province), city, shortName(city), ...headings])],
    wholeName: `${province}${city}${name}`,
  }
}

const districtsByCode = new Map(
  Object.entries(areaList.county_list).map(([code, name]) => [code, districtOf(code, name)]),
)
const districtsByName = Map.groupBy(
  districtsByCode.values(),
  ({ code }) => areaList.county_list[code] as string,
)
/** Whole names decide at once: 长春经济技术开发区 is also 经济技术开发区 of 长春, written short. */
const districtsByWholeName = new Map(
  [...districtsByCode.values()].flatMap((district) => [
    [district.region.replaceAll(' ', ''), district] as const,
    [district.wholeName, district] as const,
  ]),
)

/**
 * The district that a person or program means: a 6-digit code, names from province to district in an array, or those
 * joined with or without separators. The city may be left out or be a heading, names above may be short or repeated
 * (`重庆 渝中区`, `重庆市重庆市渝中区`, `重庆市县奉节县`), as long as exactly one district fits: `北京市朝阳区` does, `朝阳区`
 * does not. Refuses with `region_unknown`.
 */
export function resolveRegion(input: string | readonly string[]): Region {
  const text = (typeof input === 'string' ? input : input.join('')).replace(separators, '')
  const exact = districtsByCode.get(text) ?? districtsByWholeName.get(text)
  const [district, another] = exact ? [exact] : districtsMeantBy(text)
  if (!district || another) throw new Refusal('region_unknown')
  return { code: district.code, region: district.region }
}

function districtsMeantBy(text: string): District[] {
  const found: District[] = []
  for (let length = 2; length <= Math.min(text.length, longestDistrictName); length++) {
    const named = districtsByName.get(text.slice(-length)) ?? []
    const above = text.slice(0, -length)
    found.push(...named.filter((district) => consistsOf(above, district.above)))
  }
  return found
}

const consistsOf = (text: string, names: readonly string[]): boolean =>
  text === '' || names.some((name) => text.startsWith(name) && consistsOf(text.slice(name.length), names))

let prepared: PreparedAnswer | undefined

/** The answer of `GET /api/regions`, province → city → district; written once, for it has some 3,900 names. */
export function regionsAnswer(): PreparedAnswer {
  prepared ??= new PreparedAnswer(JSON.stringify({ items: regionTree() }))
  return prepared
}

function regionTree(): RegionNode[] {
  const cities = Object.entries(areaList.city_list)
  const districts = Map.groupBy(Object.entries(areaList.county_list), ([code]) => code.slice(0, 4))
  const citiesByProvince = Map.groupBy(cities, ([code]) => code.slice(0, 2))
  return Object.entries(areaList.province_list).map(([code, name]) => ({
    code,
    name,
    children: (citiesByProvince.get(code.slice(0, 2)) ?? []).map(([cityCode, cityName]) => ({
      code: cityCode,
      name: cityName,
      children: (districts.get(cityCode.slice(0, 4)) ?? []).map(([districtCode, districtName]) => ({
        code: districtCode,
        name: districtName,
      })),
    })),
  }))
}
