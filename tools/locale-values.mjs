// Sorts the keys of each file of locales/ and writes locales/values.ts: the values of each
// sentence.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inProject } from './setup/project.mjs'

const FORM = /_(zero|one|two|few|many|other)$/

/**
 * @param {Readonly<Record<string, string>>} sentences by key
 * @returns {string} a TypeScript module
 */
export function valuesModule(sentences) {
  /** @type {Map<string, Set<string>>} */
  const values = new Map()
  for (const [key, text] of Object.entries(sentences)) {
    const base = key.replace(FORM, '')
    const names = values.get(base) ?? new Set()
    if (base !== key) names.add('count')
    for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) names.add(name)
    if (names.size > 0) values.set(base, names)
  }
  const lines = [...values].map(([key, names]) => {
    const union = [...names].sort().map((name) => `'${name}'`)
    return `  '${key}': ${union.join(' | ')}\n`
  })
  return `/** Written by tools/locale-values.mjs from en.json: the values that each sentence takes. */
export interface SentenceValues {\n${lines.join('')}}\n`
}

/**
 * @param {string} text the JSON of a language
 * @returns {string} the same with its keys in order
 */
export function sorted(text) {
  const entries = Object.entries(JSON.parse(text)).sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = inProject('locales')
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const path = `${folder}/${name}`
    writeFileSync(path, sorted(readFileSync(path, 'utf8')))
  }
  const english = JSON.parse(readFileSync(`${folder}/en.json`, 'utf8'))
  writeFileSync(`${folder}/values.ts`, valuesModule(english))
}
