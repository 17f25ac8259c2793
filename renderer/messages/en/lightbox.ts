import { number } from './count'

/** One photo in full, and what is known of it. */
export const lightbox = {
  lightbox: {
    close: 'Close',
    previous: 'Previous photo',
    next: 'Next photo',
    position: (at: number, total: number) => `${number(at)} of ${number(total)}`,
    showInFolder: 'Show in folder',
    copySize: 'Copy size',
    copied: (size: string) => `Copied ${size}`,
    shown: 'Shown in its folder',
    stored: (size: string) => `stored as ${size}`,
    orientation: (orientation: number) => `orientation ${orientation}`,
    cannotShow: 'This picture cannot be shown here.',
    untouched:
      'The file itself is saved as it was sent. Use “Show in folder” to open it elsewhere.',
    fit: 'Fit the window (0)',
    actualSize: 'Actual pixels (1)',
    swap: 'Swap sides (X)',
    details: 'Details',
    stillArriving: 'This photo is still arriving.',
  },
  details: {
    label: 'Details',
    size: 'Size',
    megapixels: 'Megapixels',
    inMegapixels: (n: string) => `${n} MP`,
    stored: 'In the file',
    format: 'Format',
    bytes: 'File size',
    captured: 'Taken',
    camera: 'Camera',
    sender: 'From',
    received: 'Received',
    location: 'Location',
    converted: (format: string) => `${format}, converted from HEIC by the phone`,
    present: 'in the file',
    removed: 'removed by the phone',
    absent: 'not in the file',
    notSaid: 'not in the file',
  },
}
