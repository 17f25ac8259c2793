/**
 * Headers of tus 1.0.0 (https://tus.io/protocols/resumable-upload), of the raw upload, and of
 * draft-ietf-httpbis-resumable-upload, which shares some of them. Each is an export of its own, so
 * that the phone's page holds only those that it sends or reads.
 */
export const tusResumable = 'Tus-Resumable'
export const tusVersion = 'Tus-Version'
export const tusExtension = 'Tus-Extension'
export const tusMaxSize = 'Tus-Max-Size'
export const tusChecksumAlgorithm = 'Tus-Checksum-Algorithm'
export const uploadLength = 'Upload-Length'
export const uploadDeferLength = 'Upload-Defer-Length'
export const uploadOffset = 'Upload-Offset'
export const uploadMetadata = 'Upload-Metadata'
export const uploadChecksum = 'Upload-Checksum'
export const uploadExpires = 'Upload-Expires'
export const fileName = 'X-FileName'
export const interopVersion = 'Upload-Draft-Interop-Version'
export const uploadComplete = 'Upload-Complete'
export const uploadIncomplete = 'Upload-Incomplete'
export const uploadLimit = 'Upload-Limit'
