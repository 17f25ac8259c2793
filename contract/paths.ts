/**
 * Paths below `/<token>/`. Each is an export of its own, so that the phone's page holds only those
 * that it asks for.
 */
export const uploads = 'uploads'
/** Uploads by the draft of the IETF, see `main/http/resumable-uploads.ts`. */
export const resumable = 'resumable'
export const presence = 'presence'
/** Where else the computer can be found. */
export const addresses = 'addresses'
export const messages = 'messages'
export const handed = 'handed'
export const apiPhotos = 'api/photos'
/** The path of the first iOS client; an unmodified `URLSessionUploadTask` must work. */
export const apiTest = 'api/test'
