/** The phone does not give the bytes of a photo that it offered: it was changed, moved or deleted since. */
export class PhotoUnreadable extends Error {}

/** @throws PhotoUnreadable when the phone does not give the bytes. */
export async function bytesOf(part: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await part.arrayBuffer())
  } catch (cause) {
    throw new PhotoUnreadable(`The phone did not give the bytes: ${cause}`)
  }
}
