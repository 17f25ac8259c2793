import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { OPTION_TABLE, type OptionAbout } from '../../main/option-table'
import { bashCompletion, fishCompletion, manualPage, zshCompletion } from './shell-files.mjs'

const options = Object.entries<OptionAbout>(OPTION_TABLE)
const names = options.map(([name]) => name)
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name)

it('manual page and completions have every option of the command line', () => {
  const page = manualPage(options, '1.2.3')
  const inPage = found(page, /^\\fB\\-\\-(\S+?)\\fR/gm)
  expect(inPage.map((name) => name?.replaceAll('\\-', '-'))).toEqual(names)
  expect(found(zshCompletion(options), /^ {2}'\*?--([a-z-]+)\[/gm)).toEqual(names)
  expect(found(fishCompletion(options, 'snapland'), / -l (\S+)/g)).toEqual(names)
})

/** What bash proposes for the last word of a line. */
const proposed = (line: string): string[] => {
  const words = line.split(' ')
  const script = `${bashCompletion(options)}
    COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
    _snapland; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' })
    .split('\n')
    .filter((word) => word !== '')
}

it.runIf(process.platform === 'linux')('bash proposes names, values and folders', () => {
  expect(proposed('snapland --')).toEqual(names.map((name) => `--${name}`))
  expect(proposed('snapland-receive --fold')).toEqual(['--folder', '--folder-template'])
  expect(proposed('snapland --accept m')).toEqual(['media'])
  expect(proposed('snapland --folder /us')).toContain('/usr')
  expect(proposed('snapland --port ')).toEqual([])
})

it.runIf(process.platform === 'linux')('what zsh is told is quoted as a shell reads it', () => {
  // Both shells quote alike.
  const script = `_arguments() { printf '%s\\n' "$@"; }; ${zshCompletion(options)}`
  const specs = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split('\n')
  expect(specs).toHaveLength(names.length)
  expect(specs).toContain("--name[this computer's name as phones see it]:TEXT:")
  expect(specs).toContain('--folder[where they are saved]:DIR:_files -/')
})
