import type { PhotoReceipt } from '../../contract/http'
import type { TextKey } from '../messages/en'
import type { DeviceKind } from '../phone/device-name'

/** What the phone said of a photo before it was sent. */
export interface Said {
  name: string
  /** MIME type, may be empty. */
  type: string
}

/** What arrived: the receipt, and whether the photo's place was blanked by the phone. */
export interface Arrived {
  photo: Pick<PhotoReceipt, 'format' | 'capturedAt' | 'hasLocation'>
  isLocationBlanked: boolean
}

/** What the phone did to a picture on the way out, from what arrived against what the phone said. */
export function deedsOf(
  said: Said,
  { photo, isLocationBlanked }: Arrived,
  device: DeviceKind,
): TextKey[] {
  const deeds: TextKey[] = []
  if (photo.format === 'heic') deeds.push('heicKept')
  if (photo.format === 'jpeg' && (saidHeic(said) || isConvertedName(said, photo, device)))
    deeds.push('heicConverted')
  if (isLocationBlanked && !photo.hasLocation) deeds.push('locationRemoved')
  return deeds
}

const saidHeic = ({ name, type }: Said) => /\.hei[cf]$/i.test(name) || /\/hei[cf]/.test(type)

/** Cameras write `.jpg`; an iPhone's picker names what it made out of a HEIC `.jpeg`. Without a date it is no camera's picture. */
const isConvertedName = ({ name }: Said, { capturedAt }: Arrived['photo'], device: DeviceKind) =>
  (device === 'iphone' || device === 'ipad') && capturedAt !== null && name.endsWith('.jpeg')
