/** The part of Taro's build context that is used here. */
interface BuildContext {
  registerMethod(method: { name: 'onSetupClose'; fn: (platform: Platform) => void }): void
}
interface Platform {
  template?: {
    mergeComponents?: (context: BuildContext, components: Record<string, Record<string, string>>) => void
  }
}

const aria = { 'aria-label': '', 'aria-role': '', 'aria-hidden': '', 'aria-checked': '', 'aria-disabled': '' }

/** Lets the mini program's templates pass ARIA attributes on, which Taro drops otherwise. */
export default function ariaPlugin(context: BuildContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template?.mergeComponents?.(context, { View: aria, Text: aria, Image: aria, Button: aria })
    },
  })
}
