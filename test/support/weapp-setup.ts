import type { TestProject } from 'vitest/node'
import { buildApp, outputDirectory } from '../../server/launch/build-app.ts'
import setUpShop from './browser-setup.ts'

declare module 'vitest' {
  interface ProvidedContext {
    weappDirectory: string
  }
}

/** Vitest's setup for the mini program: its build, and a shop whose API its pages ask. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildApp('weapp', console.log)
  project.provide('weappDirectory', outputDirectory('weapp'))
  return setUpShop(project)
}
