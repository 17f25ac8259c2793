import { beforeEach, describe, expect, it } from 'vitest'
import type { Handed } from '../../../contract/handed'
import { createTranslate } from '../../../contract/translate'
import english from '../../../locales/en.json'
import { AppError } from '../../base/errors'
import type { Given } from '../../handover/handover'
import { createHandCalls } from './hand-calls'

const FIRST = 'phone-1'
const SECOND = 'phone-2'
const KEY = '/home/min/.ssh/id_rsa'
const LETTER = '/home/min/letter.pdf'
const PNG = new Uint8Array(8)

let log: string[]
/** What the person answers to questions and dialogs. */
let answer: 'yes' | 'no'
let chosen: string[]
let isFull: boolean
beforeEach(() => {
  log = []
  answer = 'yes'
  chosen = [LETTER]
  isFull = false
})

const pathsOf = (given: readonly Given[]) =>
  given.map((each) => ('path' in each ? each.path : each.text)).join(', ')
const create = () =>
  createHandCalls({
    receiver: {
      phones: () =>
        [FIRST, SECOND].map((id, at) => ({
          ...{ id, name: `Phone ${at + 1}`, colour: null, state: 'open' as const },
          ...{ heldBy: null, done: 0, total: 0, seenAt: 0 },
        })),
      handover: {
        async give(phoneId, given) {
          if (isFull) throw new AppError('TOO_MANY_HANDED')
          log.push(`${phoneId}: ${pathsOf(given)}`)
          return []
        },
        withdraw: (id) => void log.push(`withdraw ${id}`),
        list: (): Handed[] => [],
      },
      photo: () => null,
      photoPath: () => null,
      listening: () => ({}) as never,
    },
    dialogs: {
      async confirm({ message, detail = '' }) {
        log.push(
          `ask: ${message}${detail.includes('hidden') ? ` ${detail.split('\n').at(-1)}` : ''}`,
        )
        return answer === 'yes' ? { isTicked: false } : null
      },
      async askFiles({ title }) {
        log.push(`choose: ${title}`)
        return answer === 'yes' ? chosen : null
      },
    },
    pasted: {
      keep: async () => '/data/pasted/1/Picture.png',
      areHanded: (paths) => void log.push(`kept for ${paths.length}`),
      drop: async (paths) => void log.push(`drop ${paths.length}`),
      follow: () => {},
      clear: async () => {},
    },
    t: createTranslate('en', english),
  })

describe('handing something to a phone', () => {
  it('asks once for each phone, whatever is handed to it', async () => {
    const { handText, handFiles } = create()
    expect(await handText.run(FIRST, 'one')).toBe(true)
    expect(await handFiles.run(FIRST, [LETTER])).toBe(true)
    expect(await handText.run(SECOND, 'two')).toBe(true)
    expect(log).toEqual([
      ...['ask: Send to Phone 1', `${FIRST}: one`, `${FIRST}: ${LETTER}`, 'kept for 1'],
      ...['ask: Send to Phone 2', `${SECOND}: two`],
    ])
  })

  it('hands over nothing when the person says no, and asks again the next time', async () => {
    const { handText, handFiles } = create()
    answer = 'no'
    expect(await handText.run(FIRST, 'one')).toBe(false)
    expect(await handFiles.run(FIRST, [LETTER])).toBe(false)
    expect(log).toEqual(['ask: Send to Phone 1', 'ask: Send to Phone 1'])
  })

  it('takes files chosen for a phone as the answer to the question', async () => {
    const { chooseForPhone, handText } = create()
    expect(await chooseForPhone.run(FIRST)).toBe(true)
    await handText.run(FIRST, 'one')
    expect(log).toEqual(['choose: Send to Phone 1', `${FIRST}: ${LETTER}`, `${FIRST}: one`])
    answer = 'no'
    expect(await chooseForPhone.run(SECOND)).toBe(false)
    answer = 'yes'
    await handText.run(SECOND, 'two')
    expect(log.slice(3)).toEqual([
      ...['choose: Send to Phone 2', 'ask: Send to Phone 2', `${SECOND}: two`],
    ])
  })

  it('asks each time for what is hidden, and says which', async () => {
    const { handFiles, handText } = create()
    await handText.run(FIRST, 'one')
    log = []
    answer = 'no'
    expect(await handFiles.run(FIRST, [LETTER, KEY])).toBe(false)
    expect(await handFiles.run(FIRST, [KEY])).toBe(false)
    expect(log).toEqual([`ask: Send to Phone 1 ${KEY}`, `ask: Send to Phone 1 ${KEY}`])
  })

  it('asks nobody for a phone that is not here', async () => {
    const { handText, chooseForPhone } = create()
    const away = expect.objectContaining({ code: 'PHONE_AWAY' })
    await expect(handText.run('phone-3', 'one')).rejects.toEqual(away)
    await expect(chooseForPhone.run('phone-3')).rejects.toEqual(away)
    expect(log).toEqual([])
  })

  it('keeps no pasted picture that could not be handed over', async () => {
    const { handFiles } = create()
    isFull = true
    await expect(handFiles.run(FIRST, [PNG, LETTER])).rejects.toMatchObject({
      code: 'TOO_MANY_HANDED',
    })
    expect(log.at(-1)).toBe('drop 2')
  })
})
