import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * A path inside the project.
 * @param {...string} parts
 */
export const inProject = (...parts) => join(PROJECT, ...parts)
