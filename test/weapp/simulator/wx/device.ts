import { answering } from './answering.ts'

const windowInfo = {
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  screenTop: 91,
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
}
const deviceInfo = { brand: 'devtools', model: 'iPhone 15', system: 'iOS 17.0', platform: 'ios' }
const baseInfo = { SDKVersion: '3.7.0', version: '8.0.50', language: 'zh_CN', theme: 'light' }

/** What an iPhone of the common size says about itself. */
export function deviceApi() {
  const systemInfo = () => ({ ...windowInfo, ...deviceInfo, ...baseInfo, fontSizeSetting: 16 })
  return {
    getSystemInfoSync: systemInfo,
    getSystemInfo: answering('getSystemInfo', systemInfo),
    getWindowInfo: () => windowInfo,
    getDeviceInfo: () => deviceInfo,
    getAppBaseInfo: () => baseInfo,
    getMenuButtonBoundingClientRect: () => ({
      left: 296,
      right: 383,
      top: 51,
      bottom: 83,
      width: 87,
      height: 32,
    }),
    getLaunchOptionsSync: () => launchOptions,
    getEnterOptionsSync: () => launchOptions,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' } }),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
    canIUse: () => true,
    nextTick: (callback: () => void) => void setTimeout(callback, 0),
    onThemeChange() {},
    onWindowResize() {},
    vibrateShort: answering('vibrateShort', () => {}),
    // At 解放碑, and its owner lets the shop know.
    getLocation: answering('getLocation', () => ({ latitude: 29.5571, longitude: 106.5771 })),
    openLocation: answering('openLocation', () => {}),
    makePhoneCall: answering('makePhoneCall', () => {}),
  }
}

/** How the app was opened: at its first page, from the list of mini programs. */
export const launchOptions = { path: 'pages/home/index', query: {}, scene: 1001, referrerInfo: {} }
