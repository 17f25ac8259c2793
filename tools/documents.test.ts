import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from './setup/project.mjs'

const MOST_COLUMNS = 100
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: PROJECT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(PROJECT, file)))
const linesOf = (file: string) => readFileSync(join(PROJECT, file), 'utf8').split('\n')
const isLong = (line: string) => [...line].length > MOST_COLUMNS

describe('documents', () => {
  // The benchmarks' report is written by `npm run bench`.
  const documents = files.filter((file) => file.endsWith('.md') && file !== 'docs/benchmarks.md')

  it('wrap their prose; tables, links, HTML and code may be longer', () => {
    const long = documents.flatMap((file) => {
      let isCode = false
      return linesOf(file).flatMap((line, at) => {
        if (line.startsWith('```')) isCode = !isCode
        const isProse = !isCode && !/^\s*[|<]|\]\(|^ {4}/.test(line)
        return isProse && isLong(line) ? [`${file}:${at + 1}`] : []
      })
    })
    expect(long).toEqual([])
  })

  it('name only files that are there', () => {
    const named =
      /`((?:bench|contract|locales|main|mobile-web|preload|renderer|test|tools)\/[\w./-]+)`/g
    const missing = documents
      .filter((file) => !file.startsWith('docs/decisions/') && file !== 'CHANGELOG.md')
      .flatMap((file) =>
        [...readFileSync(join(PROJECT, file), 'utf8').matchAll(named)].flatMap(([, path = '']) =>
          existsSync(join(PROJECT, path)) ? [] : [`${file}: ${path}`],
        ),
      )
    expect(missing).toEqual([])
  })
})

it('comments stay within the columns of the code', () => {
  const sources = files.filter((file) => /\.(?:ts|tsx|mjs|css)$/.test(file))
  const long = sources.flatMap((file) =>
    linesOf(file).flatMap((line, at) =>
      /^\s*(?:\/?\*|\/\/)/.test(line) && isLong(line) ? [`${file}:${at + 1}`] : [],
    ),
  )
  expect(long).toEqual([])
})
