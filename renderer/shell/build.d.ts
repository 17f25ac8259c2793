/** Stamped by the build, see `electron.vite.config.ts`. */
declare const BUILD: {
  version: string
  /** When the sources were made, milliseconds since 1970; null where the build did not know. */
  date: number | null
}
