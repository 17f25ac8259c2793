import { expect, it } from 'vitest'
import { retryWhileScanned } from './retry-while-scanned'

const waitsMs = [0, 0, 0, 0, 0]
/** Answers with the codes in turn, then succeeds. */
function step(...codes: string[]) {
  let tries = 0
  return {
    tries: () => tries,
    run: async () => {
      const code = codes[tries]
      tries += 1
      if (code !== undefined) throw Object.assign(new Error(code), { code })
      return 'done'
    },
  }
}

it('goes on when a scanner lets go of the file', async () => {
  const { run } = step('EPERM', 'EBUSY', 'EACCES', 'EPERM', 'EBUSY')
  expect(await retryWhileScanned(run, { platform: 'win32', waitsMs })).toBe('done')
})

it('gives up after five further tries, with what the file system said', async () => {
  const { run, tries } = step(...Array<string>(9).fill('EBUSY'))
  await expect(retryWhileScanned(run, { platform: 'win32', waitsMs })).rejects.toThrow('EBUSY')
  expect(tries()).toBe(6)
})

it('does not try again what no scanner can have caused', async () => {
  const { run, tries } = step('EEXIST')
  await expect(retryWhileScanned(run, { platform: 'win32', waitsMs })).rejects.toThrow('EEXIST')
  expect(tries()).toBe(1)
})

it.each(['linux', 'darwin'] as const)('takes the first answer on %s', async (platform) => {
  const { run, tries } = step('EPERM')
  await expect(retryWhileScanned(run, { platform, waitsMs })).rejects.toThrow('EPERM')
  expect(tries()).toBe(1)
})
