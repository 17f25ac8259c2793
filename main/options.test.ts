import { describe, expect, it } from 'vitest'
import { ownArguments, readOptions } from './options'

describe('the command line of the window', () => {
  const CHROMIUM = [
    '--no-sandbox',
    '--ozone-platform=wayland',
    '--log-file=a',
    '--lang=ko',
    '--v=1',
  ]

  it("takes Snapland's own options with their values out of Chromium's", () => {
    const argv = ['electron', ...CHROMIUM, '.', '--folder', '/photos', '--port=0', '--json']
    expect(ownArguments(argv)).toEqual(['--folder', '/photos', '--port=0', '--json'])
  })

  it.each([
    '--foldr',
    '--folders=/photos',
    '--Folder',
    '--prot',
    '--jsn',
    '--hiden',
    '--max_size=5',
  ])('refuses %s, as the terminal does', (mistyped) => {
    const own = ownArguments(['electron', ...CHROMIUM, '.', mistyped])
    expect(() => readOptions(own)).toThrow(/^Unknown option '--.*\n--help lists/)
    expect(() => readOptions([mistyped])).toThrow(/^Unknown option '--.*\n--help lists/)
  })
})
