import type { PhotoReceipt } from '../../contract/http'
import type { Tus } from './tus'

/**
 * Makes the computer drop what it has of a photo.
 * @returns its receipt when it came too late: the photo was saved already, and stays
 */
export async function takeBack(tus: Tus, id: string): Promise<PhotoReceipt | null> {
  const watch = { onSent: () => {}, signal: new AbortController().signal }
  if (await tus.remove(id, watch)) return null
  const { photo } = await tus.receipt(id, watch)
  return photo
}
