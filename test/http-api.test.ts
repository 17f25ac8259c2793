import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { HTTP_ERRORS, LIMITS, METADATA_KEYS } from '../contract/http'
import { appRoutes } from './support/docs/app-routes'
import { describeExamples } from './support/docs/describe-examples'
import { rowsBelow } from './support/docs/document'

const document = await readFile(new URL('../docs/http-api.md', import.meta.url), 'utf8')

describe('docs/http-api.md', () => {
  describeExamples(document)

  it('lists every route, and none that is not there', () => {
    const headings = [
      '## Photos that continue after a break: tus',
      '## Photos that continue after a break: the draft of the IETF',
      '## The other routes',
    ]
    const listed = headings
      .flatMap((heading) => rowsBelow(document, heading))
      .map(([request = '']) => request)
      .filter((request) => /^[A-Z]+ \//.test(request))
    expect(listed.sort()).toEqual(appRoutes().sort())
  })

  it('lists every error with its status and sentence', () => {
    const rows = rowsBelow(document, '## Refusals').slice(1)
    const errors = Object.entries(HTTP_ERRORS)
    expect(rows.filter(([status]) => /^\d/.test(status ?? ''))).toEqual(
      errors.map(([code, { status, message }]) => [`${status}`, code, message]),
    )
  })

  it('lists every key of the metadata', () => {
    const keys = rowsBelow(document, '## Photos that continue after a break: tus').map(
      ([key]) => key,
    )
    expect(keys).toEqual(expect.arrayContaining([...METADATA_KEYS]))
  })

  it('tells the limits as they are', () => {
    const { maxBytes, reserveBytes, pieceBytes, formBytes } = LIMITS
    const limits = document.slice(document.indexOf('## Limits'))
    for (const bytes of [maxBytes, reserveBytes, pieceBytes, formBytes])
      expect(limits).toContain(`${bytes.toLocaleString('en')} bytes`)
    expect(limits).toContain(`${LIMITS.idleMs / 1000} s, then 408`)
    expect(limits).toContain(`${LIMITS.senderNameLength} characters`)
  })
})
