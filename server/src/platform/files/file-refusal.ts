import type { ProblemCode } from '@yuxiang/shared/problems'

export type FileRefusalCode = Extract<
  ProblemCode,
  'file_too_large' | 'file_type_not_allowed' | 'image_unreadable'
>

/** An upload that is not taken; `code` is the problem's, `detail` a Chinese sentence when the title says too little. */
export class FileRefusal extends Error {
  override name = 'FileRefusal'
  readonly code: FileRefusalCode
  readonly detail?: string
  constructor(code: FileRefusalCode, detail?: string) {
    super(code)
    this.code = code
    this.detail = detail
  }
}
