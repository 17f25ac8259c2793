import { openPiece } from '../network/open-piece'
import { send } from '../network/photo-request'
import { newId, tusRequests } from '../network/tus-request'

interface Sendable {
  name: string
  bytes: Buffer
}

/** A phone that says what its person does, and sends photos, as the phone page does it. */
export interface SendingPhone {
  tell(state: string, done?: number, total?: number): Promise<unknown>
  /** @param upload its id. @returns the status of the answer */
  send(photo: Sendable, upload?: string): Promise<number>
  /** Sends this part of a photo, from 0 to 1, and stays in the middle of it. */
  begin(photo: Sendable, share: number): Promise<BegunPhoto>
}

export interface BegunPhoto {
  /** The phone is gone, in the middle of it. */
  breakOff(): void
  /** The person thinks better of it. */
  cancel(): Promise<unknown>
}

/** @param url the address in the code */
export function sendingPhone(url: string, id: string, name: string): SendingPhone {
  const tus = tusRequests(url)
  const fields = (photo: Sendable, upload: string) => ({
    ...{ id: upload, filename: photo.name, type: 'image/jpeg' },
    ...{ sender: id, senderName: name },
  })
  return {
    tell: (state, done = 0, total = 0) =>
      send(`${url}presence`, { body: JSON.stringify({ sender: id, name, state, done, total }) }),
    async send(photo, upload = newId()) {
      const { bytes } = photo
      return (await tus.create(bytes.length, fields(photo, upload), { body: bytes })).status
    },
    async begin(photo, share) {
      const upload = newId()
      const { bytes } = photo
      await tus.create(bytes.length, fields(photo, upload))
      const piece = openPiece(`${url}uploads/${upload}`, 0, bytes.length)
      await piece.write(bytes.subarray(0, Math.floor(bytes.length * share)))
      return {
        breakOff: piece.breakOff,
        cancel: () => tus.remove(upload),
      }
    },
  }
}
