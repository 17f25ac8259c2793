import type { PictureOptions } from '../../test/fixtures/paint'

/** Three photos as phones take them: across, upright from an iPhone, and wide. */
export const ALBUM: Record<string, PictureOptions> = {
  'IMG_0042.jpg': { scene: 'lake', seed: 42, width: 4032, height: 3024, format: 'jpeg' },
  'IMG_0043.heic': {
    ...{ scene: 'forest', seed: 43, width: 3024, height: 4032, format: 'heic' },
    orientation: 6,
  },
  'PANO_0044.jpg': { scene: 'mountains', seed: 44, width: 6000, height: 2400, format: 'jpeg' },
}

/** What the phone sends afterwards, slowly. */
export const LATER: Record<string, PictureOptions> = {
  'IMG_0045.jpg': { scene: 'city', seed: 45, width: 3024, height: 4032, format: 'jpeg' },
  'IMG_0046.jpg': { scene: 'dunes', seed: 46, width: 4032, height: 3024, format: 'jpeg' },
}
