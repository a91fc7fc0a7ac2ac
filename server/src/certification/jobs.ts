import { applicationMachine, certificateMachine } from '@yuxiang/shared/states/certification'
import { assertReachable } from '@yuxiang/shared/states/machine'
import type { World } from './certificate-acts.ts'
import { forgetImports, READ_QUEUE, WRITE_QUEUE } from './imports.ts'
import { expireCertificates, publishNoticed, remindOfEnds, suspendUnchecked } from './run-days.ts'
import { readImportedSheet, writeImportedRows } from './run-import.ts'

/** Registers what certification does by itself; refuses to start on a transition table with a lost state. */
export function defineCertificationJobs(world: World): void {
  assertReachable(applicationMachine, 'draft')
  assertReachable(certificateMachine, 'published')
  const { jobs } = world.platform
  jobs.every('publish-noticed', '*/10 * * * *', () => publishNoticed(world))
  jobs.every('expire-certificates', '3 * * * *', () => expireCertificates(world))
  jobs.every('remind-of-certificates', '0 9 * * *', () => remindOfEnds(world))
  jobs.every('suspend-unchecked-certificates', '13 * * * *', () => suspendUnchecked(world))
  jobs.every('forget-certification-imports', '45 * * * *', () => forgetImports(world.platform))
  jobs.define<{ importId: string }>(READ_QUEUE, { expireInSeconds: 120 }, ({ importId }) =>
    readImportedSheet(world, importId),
  )
  jobs.define<{ importId: string }>(WRITE_QUEUE, { expireInSeconds: 120 }, ({ importId }) =>
    writeImportedRows(world, importId),
  )
}
