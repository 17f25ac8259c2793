import type { Remark } from '../../state/tiles'
import { number, phones, photos } from './count'

/** The tiles and how they are shown. */
export const gallery = {
  gallery: {
    label: 'Photos',
    today: 'Today',
    yesterday: 'Yesterday',
    photos,
    arriving: (n: number) => `${number(n)} arriving`,
    paused: (n: number) => `${number(n)} paused`,
    phones: phones,
  },
  view: {
    search: 'Search names',
    phone: 'Phone',
    allPhones: 'All phones',
    sort: 'Order',
    sorts: { arrived: 'Newest first', captured: 'By time taken' },
    size: 'Thumbnail size',
    some: (shown: number, all: number) => `${number(shown)} of ${photos(all)}`,
    nothing: 'No photo to show.',
    nothingNamed: (search: string) => `No photo’s name contains “${search}”.`,
    nothingLost: 'Your photos are all still there.',
    showAll: 'Show all photos',
  },
  tile: {
    name: (file: string, width: number, height: number) => `${file}, ${width} × ${height} pixels`,
    nameWithoutSize: (file: string) => `${file}, size unknown`,
    sizeUnknown: 'Size unknown',
    arrived: (percent: string) => `${percent} has arrived`,
    arriving: 'Arriving',
    paused: 'Paused. What arrived is kept; it goes on when the phone sends again.',
    pausedShort: 'Paused',
    noPreview: 'No preview',
    noPreviewOf: (format: string) => `No preview of ${format}`,
    notAPhoto: 'Not a photo',
    from: (sender: string) => `from ${sender}`,
    folder: 'Folder',
    byHand: 'put into the folder',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: 'Kept as it is. Some programs cannot open it.' },
    damaged: {
      badge: 'Damaged',
      hint: 'The file ends before the picture does. It is kept as it was sent.',
    },
    'too-large': { badge: 'Too large to preview', hint: 'The file itself is saved.' },
    duplicate: { badge: 'Duplicate', hint: 'Its phone sent it again. It is here once.' },
    'no-place': { badge: 'No place', hint: 'The phone removed its location before sending.' },
  } satisfies Record<Remark, { badge: string; hint: string }>,
  announce: {
    one: (file: string, size: string, sender: string) => `${file}, ${size}, from ${sender}`,
    several: (n: number, last: string) => `${photos(n)} arrived. The last: ${last}`,
  },
}
