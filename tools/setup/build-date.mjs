import { ask } from './run.mjs'

/**
 * When what is built was made, milliseconds since 1970: `SOURCE_DATE_EPOCH`, in seconds
 * (reproducible-builds.org/specs/source-date-epoch), else the date of the commit. The same sources
 * are built with the same date, whenever that is.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {() => string} [dateOfCommit] what git prints of it
 * @returns {number | null} null where neither is known
 */
export function buildDate(env = process.env, dateOfCommit = askGit) {
  const seconds = (env.SOURCE_DATE_EPOCH || dateOfCommit()).trim()
  return /^\d{1,11}$/.test(seconds) ? Number(seconds) * 1000 : null
}

const askGit = () => ask('git', ['log', '-1', '--format=%ct']).text
