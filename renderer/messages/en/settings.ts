import type { Theme } from '../../../contract/settings'

/** The settings. */
export const settings = {
  settings: {
    title: 'Settings',
    folder: 'Save photos in',
    chooseFolder: 'Choose…',
    chooseAnother: 'Choose another folder…',
    filing: 'Subfolders',
    filingNone: 'None',
    filingExample: (path: string) => `Example: ${path}`,
    filingWrong: 'Use folders of {date}, {year}, {month} and {phone}, with / between them.',
    receive: 'Receive',
    photosOnly: 'Photos only',
    anyFile: 'Any file',
    computer: 'Name of this computer',
    port: 'Port',
    portNow: (port: number) => `Automatic (${port})`,
    portWrong: 'A port is a number from 1 to 65535.',
    network: 'Network of the code',
    networkBest: 'The best one',
    networkAway: (name: string) => `${name} is not there now, so the code shows the best one.`,
    encrypted: 'Encrypt what phones send',
    encryptedNote: 'Each phone’s browser warns once, as this computer makes its own certificate.',
    askFirst: 'Ask before a new phone can send',
    notifications: 'Notify when photos arrive',
    noNotifications: 'This desktop shows no notifications.',
    sound: 'With a sound',
    keepReceiving: 'Keep receiving after the window is closed',
    noTray: 'This desktop has no tray to come back from.',
    startAtLogin: 'Start at login',
    language: 'Language',
    theme: 'Appearance',
    themeNames: { system: 'Like the system', light: 'Light', dark: 'Dark' } satisfies Record<
      Theme,
      string
    >,
    system: 'Like the system',
    given: 'Set on the command line.',
    problem: 'Not everything is as you set it.',
  },
}
