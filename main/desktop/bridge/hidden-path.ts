/** Where macOS and Windows keep what programs know of a person; on Linux it is hidden. */
const OF_PROGRAMS = new Set(['library', 'appdata', 'programdata'])

/**
 * Whether a path leads through a hidden folder or to a hidden file, where keys and passwords are,
 * and which nobody drags by accident.
 */
export const isHiddenPath = (path: string): boolean =>
  path
    .split(/[/\\]/)
    .some((part) => (part.startsWith('.') && part !== '.') || OF_PROGRAMS.has(part.toLowerCase()))
