import './preflight.ts'
import { buildApp } from './build-app.ts'
import { giveUp, tell } from './progress.ts'

await buildApp('weapp', tell).catch(giveUp)
