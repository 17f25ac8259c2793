import type { ErrorText, UploadErrorCode } from '../../notices/error-text'
import { photos } from './count'

/** What can go wrong. */
export const problems = {
  notices: {
    label: 'Messages',
    dismiss: 'Dismiss',
    one: (file: string, sender: string) => `${file} from ${sender}`,
    several: (n: number, sender: string) => `${photos(n)} from ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: 'Already here, so not saved twice.',
      next: 'The same content came from this phone before. The photo in the gallery is that one.',
    },
    BODY_ENDED_EARLY: {
      what: 'The connection to the phone broke off.',
      next: 'What arrived is kept. It goes on when the phone is back on this Wi-Fi with its page open.',
    },
    IDLE: {
      what: 'Nothing arrived for a while.',
      next: 'What arrived is kept. Wake the phone and keep its page open; it goes on from there.',
    },
    CHECKSUM_MISMATCH: {
      what: 'A piece was damaged on its way.',
      next: 'Nothing is lost. The phone sends that piece again.',
    },
    EMPTY_FILE: {
      what: 'The file is empty (0 bytes), so there was nothing to save.',
      next: 'It is still on the phone. Open it there to see whether the photo is there.',
    },
    TOO_LARGE: {
      what: 'The file is larger than this computer accepts.',
      next: 'It is still on the phone. All other photos go on.',
    },
    NOT_A_PHOTO: {
      what: 'This is not a photo, so it was not saved.',
      next: 'It is still on the phone. All other photos go on.',
    },
    SAVE_FAILED: {
      what: 'The photo could not be written to the disk.',
      next: 'It is still on the phone. Check the receiving folder, then send it again.',
    },
    EXPIRED: {
      what: 'This photo was not finished within a day.',
      next: 'What had arrived was removed. The photo is still on the phone: send it again.',
    },
    FOLDER_GONE: {
      what: 'The receiving folder is not there.',
      next: 'What arrived is kept. Connect its disk or make the folder again, then try again on the phone.',
    },
    FOLDER_READ_ONLY: {
      what: 'Snapland may not write into the receiving folder.',
      next: 'The photo is still on the phone. Allow writing there, then try again on the phone.',
    },
    DISK_FULL: {
      what: 'The disk of this computer is full.',
      next: 'What arrived is kept. Free some space, then try again on the phone.',
    },
    PAUSED: {
      what: 'This computer has stopped receiving for now.',
      next: 'The photo is still on the phone.',
    },
    NOT_FOUND: {
      what: 'The code was changed while this photo was arriving.',
      next: 'It is still where it was sent from. Scan the new code and send it again.',
    },
    INTERNAL: {
      what: 'Something went wrong on this computer.',
      next: 'Nothing that was saved is lost. Send the photo again.',
    },
  } satisfies Record<UploadErrorCode, ErrorText>,
  startFailed: {
    what: 'Snapland could not show its photos.',
    next: 'They are safe in the receiving folder. Close Snapland and start it again.',
  },
}
