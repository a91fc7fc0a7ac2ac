import { seedDemo } from '../../server/src/demo/seed.ts'
import { createDiskStorage } from '../../server/src/platform/integrations/storage/index.ts'

// A program for the test that kills it: seeds the demo catalogue and says how far it is.
const [databaseUrl = '', directory = ''] = process.argv.slice(2)
const { seeded } = await seedDemo({
  databaseUrl,
  storage: createDiskStorage(directory),
  secretKey: 'a secret key for crash tests, 32 characters or more',
  onProgress: (line) => process.stdout.write(`${line}\n`),
})
process.stdout.write(seeded ? 'seeded\n' : 'was seeded before\n')
