/** ARIA attributes that the elements of this folder set. */
const aria = { 'aria-label': '', 'aria-role': '', 'aria-hidden': '', 'aria-checked': '', 'aria-disabled': '' }

/** WeChat's components which carry them, as Taro describes attributes: name → default. */
export const ariaAttributes: Record<string, Record<string, string>> = {
  View: aria,
  Text: aria,
  Image: aria,
  Button: aria,
  Input: aria,
  Textarea: aria,
  ScrollView: aria,
  Swiper: aria,
}
