import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { runnerImport } from 'vite'
import { inProject } from '../setup/project.mjs'
import { inPackage, manifest } from './stage.mjs'

/** @typedef {import('../../main/option-table').OptionAbout} OptionAbout */
/** @typedef {readonly (readonly [name: string, option: OptionAbout])[]} Options */

const COMMANDS = ['snapland', 'snapland-receive']

/** Writes manual page and completions, as the table of options has them, into out/package/linux. */
export async function writeShellFiles() {
  await rm(inPackage('linux', 'share'), { recursive: true, force: true })
  const { module } = await runnerImport(inProject('main', 'option-table.ts'))
  const options = Object.entries(module.OPTION_TABLE)
  const { version } = await manifest()
  const put = async (/** @type {string} */ path, /** @type {string} */ text) => {
    const whole = inPackage('linux', 'share', ...path.split('/'))
    await mkdir(dirname(whole), { recursive: true })
    await writeFile(whole, text)
  }
  await put('man/man1/snapland.1', manualPage(options, version))
  await put('man/man1/snapland-receive.1', '.so man1/snapland.1\n')
  for (const command of COMMANDS) {
    await put(`bash-completion/completions/${command}`, bashCompletion(options))
    await put(`fish/vendor_completions.d/${command}.fish`, fishCompletion(options, command))
  }
  await put('zsh/site-functions/_snapland', zshCompletion(options))
}

/** @param {string} text */
const roff = (text) =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^['.]/gm, '\\&$&')

/**
 * man(7)
 * @param {Options} options
 * @param {string} version
 */
export function manualPage(options, version) {
  const listed = options.map(([name, { value, about }]) => {
    const argument = value === undefined ? '' : ` \\fI${roff(value.replaceAll("'", ''))}\\fR`
    return `.TP\n\\fB\\-\\-${roff(name)}\\fR${argument}\n${roff(about)}.`
  })
  return [
    `.TH SNAPLAND 1 "" "snapland ${version}" "User Commands"`,
    '.SH NAME',
    'snapland, snapland\\-receive \\- receive photos from phones over the local network',
    '.SH SYNOPSIS',
    '.B snapland\n[\\fIoptions\\fR]\n.br\n.B snapland\\-receive\n[\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    'Shows a code. A phone that scans it can send its photos and videos to this computer; both sides',
    'see the size of each photo in pixels.',
    '.PP\n\\fBsnapland\\fR opens a window. \\fBsnapland\\-receive\\fR does the same in a terminal, in one',
    'process and without a display. Both keep the same index and the same code.',
    '.SH OPTIONS',
    ...listed,
    '.SH EXIT STATUS',
    '0 when it was ended by SIGINT or SIGTERM, 1 when it cannot start, 2 for a wrong option of the',
    'window.',
    '.SH FILES',
    '.TP\n.I ~/.config/Snapland\nSettings, index, and the log in \\fIlogs/snapland.log\\fR.',
    '.TP\n.I ~/Pictures/Snapland\nThe photos, where nothing else was chosen.',
    '.TP\n.I /usr/share/doc/snapland/events.schema.json\nJSON Schema of what \\-\\-json prints (DEB and RPM).',
    '',
  ].join('\n')
}

/**
 * @param {Options} options
 * @returns for both commands
 */
export function bashCompletion(options) {
  const names = options.map(([name]) => `--${name}`).join(' ')
  const cases = options.flatMap(([name, { value, completes }]) => {
    if (value === undefined) return []
    const proposal =
      completes === 'folder'
        ? 'compgen -d -- "$current"'
        : completes === 'program'
          ? 'compgen -c -- "$current"'
          : completes === undefined
            ? 'true'
            : `compgen -W '${completes.join(' ')}' -- "$current"`
    return [`    --${name}) mapfile -t COMPREPLY < <(${proposal}); return ;;`]
  })
  return `_snapland() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
  case $before in
${cases.join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W '${names}' -- "$current")
}
complete -F _snapland ${COMMANDS.join(' ')}
`
}

/** @param {Options} options */
export function zshCompletion(options) {
  const quoted = (/** @type {string} */ text) =>
    text.replace(/[[\]:\\]/g, '\\$&').replaceAll("'", "'\\''")
  const lines = options.map(([name, { value, completes, isRepeated, about }]) => {
    const action =
      completes === 'folder'
        ? '_files -/'
        : completes === 'program'
          ? '_command_names -e'
          : completes === undefined
            ? ''
            : `(${completes.join(' ')})`
    const argument = value === undefined ? '' : `:${quoted(value.replaceAll("'", ''))}:${action}`
    return `  '${isRepeated ? '*' : ''}--${name}[${quoted(firstWords(about))}]${argument}'`
  })
  return `#compdef ${COMMANDS.join(' ')}\n_arguments \\\n${lines.join(' \\\n')}\n`
}

/**
 * @param {Options} options
 * @param {string} command
 */
export function fishCompletion(options, command) {
  const quoted = (/** @type {string} */ text) =>
    `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const lines = options.map(([name, { value, completes, about }]) => {
    const argument =
      value === undefined
        ? ''
        : completes === 'folder'
          ? " -xa '(__fish_complete_directories)'"
          : completes === 'program'
            ? " -xa '(__fish_complete_command)'"
            : completes === undefined
              ? ' -x'
              : ` -xa ${quoted(completes.join(' '))}`
    return `complete -c ${command} -l ${name}${argument} -d ${quoted(firstWords(about))}`
  })
  return [`complete -c ${command} -f`, ...lines, ''].join('\n')
}

/**
 * What fits beside a name.
 * @param {string} about
 */
const firstWords = (about) => (about.split(/[(:;]/)[0] ?? '').trim()
