import type { Contract } from '@yuxiang/shared/api/contract'
import { type Answer, fillPath, withToken } from './api'
import { type PickedFile, postFile } from './file'

/** Calls whose body is one file. */
type UploadKey = Extract<
  keyof Contract,
  | `POST ${string}-imports`
  | `POST ${string}/imports`
  | `POST ${string}/file`
  | 'POST /api/files'
  | 'POST /api/certification-files'
  | 'POST /api/complaint-files'
  | 'POST /api/merchant-documents'
>

/**
 * Sends a picked file to a call of the contract that takes one, with the access token as `call` does. Throws
 * ApiProblem.
 */
export function upload<K extends UploadKey>(
  key: K,
  params: Contract[K]['params'],
  file: PickedFile,
): Promise<Answer<K>> {
  const url = API_BASE + fillPath(key.slice('POST '.length), params)
  return withToken<Answer<K>>((token) =>
    postFile(
      url,
      { Accept: 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      file,
    ),
  )
}
