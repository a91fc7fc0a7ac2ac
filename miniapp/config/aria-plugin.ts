import { resolve } from 'node:path'
import { ariaAttributes } from '../src/elements/aria-attributes'

/** The part of Taro's build context that is used here. */
interface BuildContext {
  registerMethod(method: { name: 'onSetupClose'; fn: (platform: Platform) => void }): void
}
interface Platform {
  runtimePath?: string | string[]
  template?: {
    mergeComponents?: (context: BuildContext, components: Record<string, Record<string, string>>) => void
  }
}

const runtime = resolve(__dirname, '../src/elements/aria-runtime')

/** Lets the mini program pass ARIA attributes on, which Taro drops otherwise: in its templates and at run time. */
export default function ariaPlugin(context: BuildContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template?.mergeComponents) return
      platform.template.mergeComponents(context, ariaAttributes)
      platform.runtimePath = [platform.runtimePath ?? [], runtime].flat()
    },
  })
}
