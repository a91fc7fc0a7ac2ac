import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How WeChat draws one kind of node: its tag, which field of the data is which attribute, what it reports. */
export interface Template {
  tag: string
  /** Attribute → field of the node's data: `aria-label` → `p4`. */
  fields: ReadonlyMap<string, string>
  /** Events without their `bind`: `tap`, `input` … */
  events: ReadonlySet<string>
}

export type Templates = ReadonlyMap<string, Template>

/** Reads the build's `base.wxml`: which template draws a node of which name (`nn`). */
export function readTemplates(directory: string): Templates {
  const text = readFileSync(join(directory, 'base.wxml'), 'utf8')
  const templates = new Map<string, Template>()
  // The same templates follow for each depth; an input's second one differs in `focus` alone.
  const pattern = /<template name="tmpl_0_([^"_]+)(?:_focus)?">\s*<([\w-]+)([^>]*)>/g
  for (const [, name, tag, attributes] of text.matchAll(pattern)) {
    if (name && tag && tag !== 'template') templates.set(name, { tag, ...readAttributes(attributes ?? '') })
  }
  return templates
}

function readAttributes(text: string): Pick<Template, 'fields' | 'events'> {
  const fields = new Map<string, string>()
  const events = new Set<string>()
  for (const [, name, value] of text.matchAll(/([\w-]+)="([^"]*)"/g)) {
    if (!name || value === undefined) continue
    const field = /\bi\.(\w+)/.exec(value)?.[1]
    if (value === 'eh') events.add(name.replace(/^(bind|catch):?/, ''))
    else if (field) fields.set(name, field)
  }
  return { fields, events }
}
