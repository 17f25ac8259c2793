import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { hasProgram } from './find-program'

describe('a program', () => {
  let folder: string
  let searchPath: string
  beforeEach(async () => {
    folder = await tempFolder()
    await mkdir(join(folder, 'bin/folder'), { recursive: true })
    await writeFile(join(folder, 'bin/tool'), '')
    searchPath = [join(folder, 'missing'), join(folder, 'bin')].join(delimiter)
  })

  it.each([
    ['tool', true],
    ['nothere', false],
    ['folder', false],
    ['./tool', false],
  ])('%s is found by its name: %s', async (program, isFound) => {
    expect(await hasProgram(program, searchPath)).toBe(isFound)
  })

  it('is found by its path, whatever is searched', async () => {
    expect(await hasProgram(join(folder, 'bin/tool'), '')).toBe(true)
    expect(await hasProgram(join(folder, 'bin/nothere'), searchPath)).toBe(false)
    expect(await hasProgram(process.execPath, undefined)).toBe(true)
  })
})
