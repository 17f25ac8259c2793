import type { PictureOptions } from '../../test/fixtures/paint'

const across = { width: 4032, height: 3024, format: 'jpeg' } as const
const upright = { width: 3024, height: 4032, format: 'jpeg' } as const

/**
 * Photos as phones take them: across, upright, wide, one from an iPhone as HEIC; the last one is
 * the newest.
 */
export const ALBUM: Record<string, PictureOptions> = {
  'IMG_0031.jpg': { ...across, scene: 'fields', seed: 31 },
  'IMG_0032.jpg': { ...upright, scene: 'coast', seed: 32 },
  'PXL_2033.jpg': { ...across, width: 4080, height: 3072, scene: 'aurora', seed: 33 },
  'IMG_0034.jpg': { ...across, scene: 'dunes', seed: 34 },
  'IMG_0035.jpg': { ...upright, scene: 'city', seed: 35 },
  'Screenshot_36.png': { scene: 'bokeh', seed: 36, width: 1080, height: 2400, format: 'png' },
  'IMG_0037.jpg': { ...across, scene: 'meadow', seed: 37 },
  'IMG_0042.jpg': {
    ...{ ...across, scene: 'lake', seed: 42 },
    camera: { make: 'Apple', model: 'iPhone 17 Pro' },
    takenAt: { date: '2026:11:21 16:40:12', offset: '+09:00' },
    location: { latitude: 37.55, longitude: 126.99 },
  },
  'IMG_0043.heic': {
    ...{ scene: 'forest', seed: 43, width: 3024, height: 4032, format: 'heic' },
    orientation: 6,
  },
  'PANO_0044.jpg': { scene: 'mountains', seed: 44, width: 6000, height: 2400, format: 'jpeg' },
}

/** What the phone sends afterwards, slowly. */
export const LATER: Record<string, PictureOptions> = {
  'IMG_0045.jpg': { ...upright, scene: 'city', seed: 45 },
  'IMG_0046.jpg': { ...across, scene: 'dunes', seed: 46 },
}

/** What the pages of the phone show. */
export const FEW = Object.fromEntries(Object.entries(ALBUM).slice(-3))
