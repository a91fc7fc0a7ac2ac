import { mergeInternalComponents } from '@tarojs/shared'
import { ariaAttributes } from './aria-attributes'

// Both ends number a component's attributes in order of name: what `config/aria-plugin.ts` adds to the templates
// must be known here too, or every attribute after it (a picture's `src`!) arrives under another one's number.
mergeInternalComponents(ariaAttributes)
