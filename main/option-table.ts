import { LIMITS } from '../contract/http'
import { EVENT_TYPES } from '../contract/receiver-event'
import { COMMAND_LIMITS } from '../contract/result'
import { ACCEPTS } from '../contract/settings'
import { LOG_LEVELS } from './base/log'
import { PLACEHOLDERS } from './commands/command-line'

export interface OptionAbout {
  /** What its value is called; left out, it takes none. */
  value?: string
  isRepeated?: true
  /** What a shell proposes for its value. */
  completes?: 'folder' | 'program' | readonly string[]
  /** Sentences without a stop at the end. */
  about: string
}

/**
 * All options of the command line, in the order in which they are told. Help, manual page and
 * completions are made of this.
 */
export const OPTION_TABLE = {
  folder: {
    value: 'DIR',
    completes: 'folder',
    about: 'where they are saved (default: Snapland in your Pictures folder)',
  },
  'folder-template': {
    value: 'TEXT',
    about: 'files photos into subfolders: {date}/{phone}, also {year} and {month} (default: none)',
  },
  data: {
    value: 'DIR',
    completes: 'folder',
    about: "where Snapland keeps its index and state (default: the system's place for it)",
  },
  port: {
    value: 'N',
    about: 'port to listen on; 0 takes any free one (default: the last one used, else 5810)',
  },
  host: {
    value: 'ADDR',
    about: 'listen on this IPv4 address alone and show it (default: all, the best one shown)',
  },
  name: {
    value: 'TEXT',
    about: "this computer's name as phones see it (default: its host name)",
  },
  token: {
    value: 'T',
    about:
      'the secret part of the address, up to 64 of A-Z a-z 0-9 - _ (default: 128 random bits, kept)',
  },
  'max-size': {
    value: 'BYTES',
    about: `the largest file accepted (default: ${LIMITS.maxBytes})`,
  },
  reserve: {
    value: 'BYTES',
    about: `disk space that stays free whatever is sent (default: ${LIMITS.reserveBytes})`,
  },
  accept: {
    value: 'KIND',
    completes: ACCEPTS,
    about:
      'what phones can send: photos, media (photos and videos), or any (any file; what is neither photo nor video is never shown, only kept) (default: media)',
  },
  'any-file': { about: 'the same as --accept any' },
  exec: {
    value: "'PROGRAM {path}'",
    completes: 'program',
    about: `runs a program for each photo once it is saved, without a shell: what it prints is shown with the photo, here and on the phone. Also ${PLACEHOLDERS.slice(
      1,
    )
      .map((name) => `{${name}}`)
      .join(' ')}, and all of them as SNAPLAND_PATH, SNAPLAND_NAME... in its environment`,
  },
  'exec-timeout': {
    value: 'SECONDS',
    about: `ends it for a photo after this time (default: ${COMMAND_LIMITS.seconds})`,
  },
  https: {
    about: "encrypt what phones send; their browsers warn of this computer's own certificate once",
  },
  'allow-host': {
    value: 'NAME',
    isRepeated: true,
    about: 'also answer to this host name; may be repeated',
  },
  hidden: {
    about: 'start the window behind its icon in the tray, where the settings keep it there',
  },
  json: {
    about: `print one JSON object a line and nothing else, of these types: ${EVENT_TYPES.join(', ')}`,
  },
  'log-level': {
    value: 'LEVEL',
    completes: LOG_LEVELS,
    about: `how much stands in the log, and here: ${LOG_LEVELS.join(', ')} (default: info in the log, warn here); debug alone names photos and phones`,
  },
  check: {
    about:
      'tell why phones may not reach this computer, and end: 1 when something surely keeps them away, else 0 (in a terminal alone)',
  },
  help: { about: 'show this text' },
} as const satisfies Record<string, OptionAbout>

export type OptionName = keyof typeof OPTION_TABLE
