export { createDiskStorage } from './disk.ts'
export { createS3Storage } from './s3.ts'
export { type ByteRange, type Storage, StorageKeyError } from './storage.ts'
