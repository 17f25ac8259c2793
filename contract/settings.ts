import type { Language } from './language'
import type { Notice } from './notice'
import type { NetworkAddress } from './receiver-event'
import type { Command } from './result'

/** The network that the code shows while it is available, as chosen by the person. */
export interface ChosenNetwork {
  /** The system's own name of it: "Wi-Fi", "en0", "wlp3s0". */
  interfaceName: string
  /** IPv4 in dotted form: which one, where the interface has several. */
  address: string
}

/** The settings in `settings.json` of the data folder. null: Snapland chooses. */
export interface Settings {
  /** The receiving folder; null: Snapland in the Pictures folder. */
  folder: string | null
  /**
   * Template of the subfolders, such as `{date}/{phone}`; empty: none. Also `{year}` and `{month}`.
   */
  folderTemplate: string
  /** What phones can send. */
  accept: Accept
  /** Whether a JPEG is made beside each HEIC that a phone sends. */
  jpegOfHeic: boolean
  /** What runs for each photo that a phone sends; null: nothing. */
  command: Command | null
  /** This computer's name as phones see it; null: its host name. */
  computer: string | null
  /** From 1 to 65,535; null: the one used last. */
  port: number | null
  /** null: the one that phones are most likely to be in. */
  network: ChosenNetwork | null
  /** Whether phones reach this computer by https, with a certificate that it has made itself. */
  encrypted: boolean
  /** Whether each phone has to be allowed before it can send. */
  askFirst: boolean
  /** A language of the window; null: the system's. */
  language: Language | null
  theme: Theme
  /** Whether photos that arrive while the window is not in front show a notification. */
  notifications: boolean
  /** Whether notifications have a sound. */
  sound: boolean
  /** Whether closing the window leaves Snapland receiving, behind an icon in the tray. */
  keepReceiving: boolean
  /** Whether Snapland starts when the person logs in. */
  startAtLogin: boolean
  /** Whether each new photo is put on the clipboard; of many at once the newest. */
  copyNewest: boolean
  /** Whether the window stays above those of other programs. */
  keepAbove: boolean
}

/**
 * What the window may set by itself. The rest reaches beyond Snapland, so the person decides it in
 * a dialog of the system.
 */
export type OwnSettings = Omit<Settings, 'folder' | 'command' | 'startAtLogin'>

/** What phones can send: photos, photos and videos (`media`), or any file. */
export const ACCEPTS = ['photos', 'media', 'any'] as const
export type Accept = (typeof ACCEPTS)[number]
/** What the phone's picker offers: the attribute `accept`. */
export const PICKER: Record<Accept, string> = {
  photos: 'image/*',
  media: 'image/*,video/*',
  any: '',
}

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What this computer's desktop supports; the rest cannot be set. */
export interface DesktopAbilities {
  notifications: boolean
  tray: boolean
}

export const COMPUTER_NAME_LENGTH = 60
export const FOLDER_TEMPLATE_LENGTH = 120

/** The settings and the values in force. */
export interface SettingsView {
  settings: Settings
  /** What the command line sets for this run: it wins and cannot be changed in the window. */
  given: readonly (keyof Settings)[]
  /** What is in force. */
  folder: string
  folderTemplate: string
  computer: string
  port: number
  /** The networks that there are, the best first, and the one that the code shows. */
  networks: NetworkAddress[]
  shown: NetworkAddress
  accept: Accept
  command: Command | null
  /** The arguments of the command as one line. */
  commandLine: string
  desktop: DesktopAbilities
  encrypted: boolean
  /** The setting that could not be applied; null when all is well. */
  notice: Notice | null
}
