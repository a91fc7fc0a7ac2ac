/**
 * A picture's address as `POST /api/files` answers it, with its hash within: 32 digits, 16 of those that were sent in
 * before.
 */
export const uploadedPicture = /^\/files\/([0-9a-f]{16}|[0-9a-f]{32})-1200\.webp$/
