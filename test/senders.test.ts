import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { NPM_COMMANDS, usage } from '../main/usage'
import {
  DOCUMENTED_TOKEN,
  describeExamples,
  documentedPhoto,
} from './support/docs/describe-examples'
import { blocksBelow } from './support/docs/document'
import { replayRequest } from './support/docs/replay-request'
import { forThisTest } from './support/opened'
import { openReceiver } from './support/receiver/open-receiver'

const document = await readFile(new URL('../docs/senders.md', import.meta.url), 'utf8')

/** As much of a custom uploader as ShareX needs to send a file in a form. */
interface CustomUploader {
  RequestMethod: string
  RequestURL: string
  Body: string
  FileFormName: string
  URL: string
  ErrorMessage: string
}

describe('docs/senders.md', () => {
  describeExamples(document)

  it('has a custom uploader of ShareX that sends what it says', async () => {
    const [text = ''] = blocksBelow(document, '## Windows: ShareX', 'json')
    const uploader: CustomUploader = JSON.parse(text)
    expect(uploader.Body).toBe('MultipartFormData')
    const boundary = '-----------------------------8dc3a1f0e2b4c5d'
    const shown = [
      `${uploader.RequestMethod} ${new URL(uploader.RequestURL).pathname} HTTP/1.1`,
      `Content-Type: multipart/form-data; boundary=${boundary}`,
      '',
      `--${boundary}`,
      `Content-Disposition: form-data; name="${uploader.FileFormName}"; filename="Screen 1.jpg"`,
      'Content-Type: image/jpeg',
      '',
      '<photo.jpg>',
      `--${boundary}--`,
    ].join('\n')
    const laptop = forThisTest(await openReceiver(['--token', DOCUMENTED_TOKEN]))
    expect(await replayRequest(shown, laptop, await documentedPhoto())).toBe(
      '201 Screen 1.jpg 1200 x 1600',
    )
    // What it shows of an answer is there: `{json:name}`, and of a refusal.
    expect([uploader.URL, uploader.ErrorMessage]).toEqual(['{json:name}', '{json:error.message}'])
  })

  it('names options and words of Snapland as they are', async () => {
    const english = await readFile(new URL('../locales/en.json', import.meta.url), 'utf8')
    const words = Object.values<string>(JSON.parse(english)).join('\n')
    const prose = document.slice(document.indexOf('## The address'), document.indexOf('## iPhone'))
    const options = [...prose.matchAll(/--[a-z-]+/g)].map(([option]) => option)
    const emphasized = prose.matchAll(/(?<!\*)\*([A-Z][^*]+)\*(?!\*)/g)
    const said = [...emphasized].flatMap(([, label = '']) =>
      label.replaceAll('\n', ' ').split(' > '),
    )
    expect(options.length).toBeGreaterThan(3)
    expect(said.length).toBeGreaterThan(3)
    for (const option of options)
      expect(usage(NPM_COMMANDS)).toMatch(new RegExp(`^  ${option}( |$)`, 'm'))
    for (const label of said) expect(words).toContain(label)
  })
})
