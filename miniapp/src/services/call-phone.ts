import Taro from '@tarojs/taro'

/** Opens the phone's dialler with this number; whoever decides not to call stays where they are. */
export const callPhone = (phoneNumber: string): Promise<unknown> =>
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
