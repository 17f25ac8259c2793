import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RESULT_LIMITS } from '../../contract/result'
import { lastWords, printedText, readOutput } from './read-result'

const read = (output: string | object) =>
  readOutput(Buffer.from(typeof output === 'string' ? output : JSON.stringify(output)))
const NOTHING = { label: '', text: '', values: {}, image: null }

describe('what a command printed', () => {
  it.each([
    ['', NOTHING],
    ['\n \r\n', NOTHING],
    ['sharp\n', { ...NOTHING, label: 'sharp', text: 'sharp' }],
    ['one\r\ntwo\n', { ...NOTHING, label: 'one', text: 'one\ntwo' }],
    ['[1]', { ...NOTHING, label: '[1]', text: '[1]' }],
    [
      '\u001b[1;31mred\u001b[0m \u001b]0;title\u0007x',
      { ...NOTHING, label: 'red x', text: 'red x' },
    ],
    ['a\u202eb\u0000c', { ...NOTHING, label: 'abc', text: 'abc' }],
  ])('%j as text', (printed, expected) => {
    expect(read(printed)).toEqual(expected)
  })

  it.each([
    [{}, NOTHING],
    [
      { label: 'A', text: 'B\nC' },
      { ...NOTHING, label: 'A', text: 'B\nC' },
    ],
    [{ text: 'first\nsecond' }, { ...NOTHING, label: 'first', text: 'first\nsecond' }],
    [{ label: 7 }, { ...NOTHING, label: '7' }],
    ['{"label":1e999,"text":-1e999,"values":{"a":1e999,"b":1}}', { ...NOTHING, values: { b: 1 } }],
    [{ label: null, text: ['x'], values: [1], image: 4 }, NOTHING],
    [
      { values: { dpi: 300, ok: true, 'a\nb': 'c\u0007', no: null, deep: {}, '': 1 } },
      { ...NOTHING, values: { dpi: 300, ok: true, a: 'c' } },
    ],
    [{ image: 'data:image/svg+xml;base64,AAAA' }, NOTHING],
    [{ image: 'https://example.com/a.png' }, NOTHING],
    [{ image: '/etc/passwd' }, NOTHING],
    [
      { image: 'data:image/png;base64,AAEC' },
      { ...NOTHING, image: { format: 'png', bytes: Buffer.from([0, 1, 2]) } },
    ],
  ])('%j as an object', (printed, expected) => {
    expect(read(printed)).toEqual(expected)
  })

  it.each([
    '{',
    '{not json}',
    '{"label":"from curl","text":"line 1',
    "{'label': 'Python'}",
    '{"label":"a"}\n{"label":"b"}',
    ' \n{"label":"a"} and more',
  ])('%j is no text: it begins as an object and is none', (printed) => {
    expect(read(printed)).toBeNull()
    expect(printedText(Buffer.from(printed))).toBe(printed.trim())
  })

  it('is bounded, and cuts no character in half', () => {
    const long = '🙂'.repeat(5000)
    const values = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`${at} ${long}`, long]),
    )
    const { label, text, values: kept } = read({ label: long, text: long, values }) ?? NOTHING
    expect(label).toBe(`${'🙂'.repeat(29)}…`)
    expect(text).toHaveLength(RESULT_LIMITS.textLength - 1)
    expect(Object.keys(kept)).toHaveLength(RESULT_LIMITS.values)
    for (const each of [...Object.entries(kept)].flat()) expect(String(each)).not.toMatch(/\p{Cs}/u)
  })

  it('holds no control character and no more than its bounds, whatever it was', () => {
    const bytes = fc.uint8Array({ maxLength: 4096 })
    const json = fc.json().map((text) => Buffer.from(`{"text":${text},"values":${text}}`))
    fc.assert(
      fc.property(fc.oneof(bytes, json), (output) => {
        const { label, text, values } = readOutput(Buffer.from(output)) ?? {
          ...NOTHING,
          text: printedText(Buffer.from(output)),
        }
        const all = [label, ...text.split('\n'), ...Object.entries(values).flat()].map(String)
        for (const each of all) expect(each).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        expect(label.length).toBeLessThanOrEqual(RESULT_LIMITS.labelLength)
        expect(text.length).toBeLessThanOrEqual(RESULT_LIMITS.textLength)
      }),
    )
  })

  it('ends, where it complains for long, with its last words', () => {
    expect(lastWords(Buffer.from('\u001b[31mno such file\u001b[0m\n'))).toBe('no such file')
    const text = lastWords(Buffer.from(`${'x'.repeat(4000)} the end`))
    expect(text).toHaveLength(RESULT_LIMITS.textLength)
    expect(text).toMatch(/^…x.* the end$/)
  })
})
