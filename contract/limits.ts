/**
 * Limits of sizes, numbers and times. Each is an export of its own, so that the phone's page holds
 * only those that it keeps.
 */

/**
 * Default of the largest photo or video accepted, bytes: near two hours of a phone's video in 4K
 * (30 frames a second, HEVC).
 */
export const maxBytes = 8 * 1024 ** 3
/** Default of the disk space that stays free, bytes. */
export const reserveBytes = 500_000_000
/** The largest piece that the page sends, and the largest photo sent in one request. */
export const pieceBytes = 8 * 1024 * 1024
/** Bytes from the start of a picture that tell its type and size. */
export const headBytes = 64 * 1024
/** A body without a byte for this long is ended, milliseconds. */
export const idleMs = 30_000
/** `Upload-Metadata`, which is remembered with the photo, characters. */
export const metadataLength = 2048
/** Body of `presence` and `join`, bytes. */
export const formBytes = 2048
/** Files and fields of a form. */
export const formParts = 2000
/** What a form may bring beside its photos: fields, headers, refused files. Bytes. */
export const formAsideBytes = 64 * 1024 * 1024
/** Of a refused photo so much is read away in any case, so that the sender hears the answer. */
export const drainBytes = 1024 * 1024
/** The longest that a sender may wait for the result of its photo, milliseconds. */
export const resultWaitMs = 30_000
/** Characters of a phone's name. */
export const senderNameLength = 60
