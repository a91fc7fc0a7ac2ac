const pageSizeDefault = 20

/** `?page=&pageSize=` as limit and offset. */
export function sliceOf(query: { page?: number | undefined; pageSize?: number | undefined }): {
  limit: number
  offset: number
} {
  const limit = query.pageSize ?? pageSizeDefault
  return { limit, offset: ((query.page ?? 1) - 1) * limit }
}
