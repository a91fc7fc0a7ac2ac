import { resolve } from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = resolve(__dirname, '..')
const shared = resolve(root, '../shared/src')
const isH5 = process.env.TARO_ENV === 'h5'

/** The app's root font size stops here, so that on a wide screen the column is 480 CSS px (750 design px). */
const maxRootSizePx = 25.6

export default defineConfig<'webpack5'>({
  projectName: 'yuxiang-market',
  date: '2026-11-23',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  alias: { '@': resolve(root, 'src') },
  plugins: [resolve(root, 'config/aria-plugin.ts')],
  defineConstants: {
    API_BASE: JSON.stringify(isH5 ? '' : (process.env.TARO_APP_API_BASE ?? 'http://127.0.0.1:8787')),
  },
  mini: {
    compile: { include: [shared] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    // Pages are drawn with plain HTML elements of our own (src/elements): lighter, and real controls for keyboards.
    useHtmlComponents: true,
    compile: { include: [shared] },
    output: {
      filename: 'static/[name].[contenthash:8].js',
      chunkFilename: 'static/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'static/[name].[contenthash:8].css',
      chunkFilename: 'static/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: {
        enable: true,
        config: { baseFontSize: 20, minRootSize: 16, maxRootSize: maxRootSizePx },
      },
    },
    webpackChain(chain) {
      chain.resolve.alias
        .set('@tarojs/components$', resolve(root, 'src/elements/taro-web.ts'))
        .set('@tarojs/components/dist/components', resolve(root, 'src/elements/taro-web.ts'))
        .set('@tarojs/components-react/dist/index.css', resolve(root, 'src/styles/empty.css'))
    },
  },
})
