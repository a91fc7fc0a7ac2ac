import Taro from '@tarojs/taro'
import { reportConnection } from './connection'

/** Follows WeChat's word about the network. */
export function watchConnection(): void {
  Taro.onNetworkStatusChange((status) => reportConnection(status.isConnected))
}
