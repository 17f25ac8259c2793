import { expect, it } from 'vitest'
import { AppError } from '../base/errors'
import { NO_LOG } from '../base/log'
import { certain, NOTHING_TO_DO } from '../base/prepared'
import { readOptions } from '../options'
import { createSettingsControl } from './settings-control'
import { DEFAULT_SETTINGS } from './settings-file'

const LOGIN_FAILS = new AppError('LOGIN_UNCHANGED')

/** @param login prepares the login item */
function control(login: () => Promise<typeof NOTHING_TO_DO>, ...said: string[]) {
  const done: string[] = []
  const settings = createSettingsControl({
    settings: DEFAULT_SETTINGS,
    notice: null,
    log: NO_LOG,
    file: { save: async ({ port }) => void done.push(`write ${port}`) },
    said: readOptions(said),
    around: { pictures: '/p', data: '/d', computer: 'kim', out: new URL('file:///out/') },
    receiver: {
      listening: () => {
        throw new Error('nobody asks where it listens')
      },
      async prepare(change) {
        const what = Object.keys(change).join(' ')
        done.push(`prepare ${what}`)
        return {
          commit: () => void done.push(`commit ${what}`),
          cancel: () => void done.push(`cancel ${what}`),
        }
      },
    },
    prepare: login,
  })
  settings.onChange(() => done.push('told'))
  return { ...settings, done }
}

it('puts all in force once all is ready, and writes it down after that', async () => {
  const { change, settings, done } = control(async () => certain(() => void done.push('login')))
  await change({ port: 6000, startAtLogin: true })
  expect(done).toEqual(['prepare port', 'commit port', 'login', 'write 6000', 'told'])
  expect(settings()).toMatchObject({ port: 6000, startAtLogin: true })
})

it('leaves everything as it was where the login item fails: port, settings and file', async () => {
  const { change, settings, done } = control(() => Promise.reject(LOGIN_FAILS))
  await expect(change({ port: 6000, startAtLogin: true })).rejects.toBe(LOGIN_FAILS)
  expect(done).toEqual(['prepare port', 'cancel port'])
  expect(settings()).toEqual(DEFAULT_SETTINGS)
})

it('goes on with the next change after one that failed', async () => {
  let isBroken = true
  const { change, settings } = control(async () => {
    if (isBroken) throw LOGIN_FAILS
    return NOTHING_TO_DO
  })
  const failed = change({ startAtLogin: true })
  await expect(failed).rejects.toBe(LOGIN_FAILS)
  isBroken = false
  await change({ port: 6001 })
  expect(settings()).toMatchObject({ port: 6001, startAtLogin: false })
})

it('changes nothing that the command line has set', async () => {
  const { change, done } = control(async () => NOTHING_TO_DO, '--port', '7000')
  await expect(change({ port: 6000 })).rejects.toMatchObject({ code: 'FIXED_SETTING' })
  expect(done).toEqual([])
})
