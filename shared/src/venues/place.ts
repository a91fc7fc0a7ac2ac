/** A point as maps in China count it (GCJ-02), in degrees. */
export interface Point {
  lat: number
  lng: number
}

/** Chongqing, and Shandong (渝货进山东): whatever lies in neither was mistyped, or has its two numbers exchanged. */
const boxes = [
  { lat: [28.1, 32.3], lng: [105.2, 110.3] },
  { lat: [34.3, 38.5], lng: [114.7, 122.8] },
] as const

/** Whether a venue can stand there. */
export const isVenuePoint = ({ lat, lng }: Point): boolean =>
  boxes.some((box) => lat >= box.lat[0] && lat <= box.lat[1] && lng >= box.lng[0] && lng <= box.lng[1])

const earthRadiusM = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** As the crow flies, in whole metres. */
export function metresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lng, b.lng)
  return Math.round(2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(chord))))
}

/** `380 m`, `1.2 km`, `46 km`. */
export function distanceText(metres: number): string {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)} m`
  return metres < 9_950 ? `${(metres / 1_000).toFixed(1)} km` : `${Math.round(metres / 1_000)} km`
}

/** The page of a map on the web that shows the point; GCJ-02 is what it takes. */
export function mapLink({ lat, lng }: Point, name: string): string {
  const query = { position: `${lng},${lat}`, name, coordinate: 'gaode', callnative: '1' }
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `https://uri.amap.com/marker?${pairs.join('&')}`
}

const a = 6_378_245
const ee = 0.006_693_421_622_965_943

/** What a browser's GPS says (WGS-84) as GCJ-02: some 500 m apart in Chongqing. */
export function gcjOfWgs({ lat, lng }: Point): Point {
  const [x, y] = [lng - 105, lat - 35]
  const sin = Math.sin(radians(lat))
  const magic = 1 - ee * sin * sin
  const root = Math.sqrt(magic)
  const dLat = (northing(x, y) * 180) / (((a * (1 - ee)) / (magic * root)) * Math.PI)
  const dLng = (easting(x, y) * 180) / ((a / root) * Math.cos(radians(lat)) * Math.PI)
  return { lat: lat + dLat, lng: lng + dLng }
}

const wave = (amplitude: number, degrees: number) => amplitude * Math.sin((degrees * Math.PI) / 180)
const ripple = (x: number) => ((wave(20, 1_080 * x) + wave(20, 360 * x)) * 2) / 3

function northing(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  const long =
    ((wave(20, 180 * y) + wave(40, 60 * y)) * 2) / 3 + ((wave(160, 15 * y) + wave(320, 6 * y)) * 2) / 3
  return plain + ripple(x) + long
}

function easting(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  const long =
    ((wave(20, 180 * x) + wave(40, 60 * x)) * 2) / 3 + ((wave(150, 15 * x) + wave(300, 6 * x)) * 2) / 3
  return plain + ripple(x) + long
}
