import { phones, photos } from './count'

/** The photos full screen, for a projector. */
export const wall = {
  wall: {
    open: 'Wall',
    openHint: 'Photos full screen, for a projector (F11)',
    scan: 'Point your phone’s camera at the code',
    nothingYet: 'The first photo appears here.',
    count: (n: number, senders: number) => `${photos(n)} from ${phones(senders)}`,
    controls: 'Wall controls',
    hold: 'Hold new photos',
    holdHint: 'New photos are saved, but wait here until you show them (H)',
    waiting: (n: number) => `${photos(n)} waiting`,
    queue: 'Waiting photos',
    one: (file: string, sender: string) => `${file} from ${sender}`,
    putOff: (photo: string) => `${photo}, put off`,
    show: 'Show',
    showHint: 'Show on the wall (Enter)',
    notNow: 'Not now',
    notNowHint: 'Leave it waiting, behind the others (Backspace)',
    leave: 'Leave the wall',
    leaveHint: 'Leave the wall (Esc)',
  },
}
