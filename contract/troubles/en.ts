import type { NoticeTexts } from '../notice'

/** What could not be done on this computer, in English: also the message of the error, for the terminal. */
export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `${file} is no longer in the folder.`,
  PHOTO_LEFT: () => 'A photo is no longer in the folder. Nothing was done.',
  PHOTO_NOT_OPENED: ({ file }) => `${file} cannot be opened: no program on this computer took it.`,
  NOT_STARTED: ({ file }) => `${file} is not a photo, so Snapland does not start it.`,
  FOLDER_NOT_OPENED: () => 'The folder cannot be opened. Is its disk connected?',
  STILL_WRITING: () => 'Something is still being written.',
  NO_ROOM: () =>
    'There is no room left on that disk, so not all was written. The photos are untouched.',
  PLACE_READ_ONLY: () =>
    'Snapland may not write there. Choose another place. The photos are untouched.',
  NOT_WRITTEN: () => 'Not all could be written there. The photos are untouched.',
  TRASH_REFUSED: ({ refused, of }) =>
    `The trash of this computer did not take ${refused} of ${of}. They are back in the gallery; nothing is lost.`,
  NO_JPEG: ({ file }) => `No JPEG could be made of ${file}. The HEIC itself is saved.`,
  FIXED_SETTING: () => 'The command line has set this, so it cannot be changed here.',
  WRONG_SETTING: () => 'This setting does not make sense, so nothing changed.',
  SETTINGS_NOT_KEPT: () =>
    'The settings are in force, but could not be written down: the next start will not know them.',
  SETTINGS_UNREADABLE: ({ file }) =>
    `Settings that could not be read are as at the first start. The old file is ${file}.`,
  LOGIN_UNCHANGED: () => 'What starts at login could not be changed.',
  FOLDER_UNUSABLE: ({ folder }) =>
    `Snapland cannot write into the folder ${folder}. Choose another.`,
  PORT_TAKEN: ({ port }) => `Port ${port} is in use by another program. Choose another.`,
  PORT_FORBIDDEN: ({ port }) =>
    `Port ${port} is not permitted to this user. Choose one from 1024 up.`,
  NO_PORT_FREE: () =>
    'No port is free on this computer. Close some programs and start Snapland again.',
  ADDRESS_NOT_HERE: ({ address }) => `${address} is not an address of this computer.`,
  NOT_LISTENING: () =>
    'Snapland cannot listen for phones. Start the computer again, then Snapland.',
  ALREADY_RUNNING: ({ folder }) =>
    `Snapland is already running with the data folder ${folder}. Stop it first.`,
  WRONG_COMMAND_LINE: () =>
    'The command line makes no sense to Snapland. In a terminal, --help says what can stand there.',
  UNFORESEEN: () => 'Something went wrong on this computer. Nothing that was saved is lost.',
}
