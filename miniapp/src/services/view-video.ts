import Taro from '@tarojs/taro'

/** Plays a video of ours: in WeChat's own viewer. */
export function viewVideo(path: string): void {
  void Taro.previewMedia({ sources: [{ url: API_BASE + path, type: 'video' }] })
}
