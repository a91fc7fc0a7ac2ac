import { resolve } from 'node:path'
import { defineConfig } from '@tarojs/cli'

const root = resolve(__dirname, '..')
const shared = resolve(root, '../shared/src')
const isH5 = process.env.TARO_ENV === 'h5'

/** What webpack tells of a module and of where it is used, as far as it is asked here. */
interface BuiltModule {
  nameForCondition?(): string | null
}
interface UsedIn {
  getModuleChunks(module: BuiltModule): {
    canBeInitial(): boolean
    groupsIterable: Iterable<{ origins: { request: string }[] }>
  }[]
}

const isOurs = (module: BuiltModule) => /[\\/]src[\\/]/.test(module.nameForCondition?.() ?? '')

/** Used by the start of the app or by a tab page (`pages/…`; the others lie in `packages/…`). */
const isOfTabs = (module: BuiltModule, usedIn: UsedIn) =>
  usedIn
    .getModuleChunks(module)
    .some(
      (chunk) =>
        chunk.canBeInitial() ||
        [...chunk.groupsIterable].some(({ origins }) =>
          origins.some(({ request }) => /(^|[\\/])pages[\\/]/.test(request)),
        ),
    )

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
    // Pictures are fetched beside the scripts, not within them.
    imageUrlLoaderOption: { limit: 1024 },
    // `pnpm dev` only: pages come from here, everything the server answers is handed on to it.
    devServer: {
      open: false,
      port: 10086,
      proxy: [
        {
          context: ['/api', '/files', '/emulator', '/.well-known'],
          target: `http://127.0.0.1:${process.env.PORT || 8787}`,
        },
      ],
    },
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
        // styles/web.scss sets the root's size.
        config: { baseFontSize: 20 },
      },
    },
    webpackChain(chain) {
      // What two pages share is fetched once; what no tab page needs is not fetched with the first one.
      const ofTwo = { minChunks: 2, priority: 10, enforce: true }
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          vendor: { name: 'vendor', test: /node_modules/, chunks: 'initial', priority: 20 },
          // What 我的 and the cart need and the home page does not: desks, and the numbers of the policy with their words.
          rules: {
            ...ofTwo,
            name: 'rules',
            priority: 20,
            test: /[\\/]src[\\/](workbench[\\/](desks|supervision-ways)|policy[-a-z]*)\.ts$/,
          },
          shared: {
            ...ofTwo,
            name: 'shared',
            test: (module: BuiltModule, { chunkGraph }: { chunkGraph: UsedIn }) =>
              isOurs(module) && isOfTabs(module, chunkGraph),
          },
          later: {
            ...ofTwo,
            name: 'later',
            test: (module: BuiltModule, { chunkGraph }: { chunkGraph: UsedIn }) =>
              isOurs(module) && !isOfTabs(module, chunkGraph),
          },
        },
      })
      chain.resolve.alias
        .set('@tarojs/components$', resolve(root, 'src/elements/taro-web.ts'))
        .set('@tarojs/components/dist/components', resolve(root, 'src/elements/web-components.ts'))
        .set('@tarojs/components-react/dist/index.css', resolve(root, 'src/styles/empty.css'))
    },
  },
})
