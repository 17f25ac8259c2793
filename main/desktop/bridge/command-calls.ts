import type { Command } from '../../../contract/result'
import { COMMAND_LIMITS } from '../../../contract/result'
import type { Translate } from '../../../contract/translate'
import { AppError } from '../../base/errors'
import { visibleText } from '../../base/visible-text'
import { lineOf, words, wrongCommand } from '../../commands/command-line'
import type { Receiver } from '../../receiver'
import type { SettingsControl } from '../../settings/settings-control'
import { COMMAND_LINE, type Handlers, photoIds, takes } from './call-schemas'
import type { Dialogs } from './dialogs'

interface Deps {
  receiver: Pick<Receiver, 'runCommand'>
  control: Pick<SettingsControl, 'settings' | 'change'>
  dialogs: Pick<Dialogs, 'askProgram' | 'confirm'>
  t: Translate
}

/** What a program gets that a person has just chosen. */
const AT_FIRST = ['{path}']

/**
 * Calls about the program that runs for each photo. Whatever a page asks for, the person sees the
 * whole command in a dialog of the system before it takes effect (decision 40).
 */
export function createCommandCalls({ receiver, control, dialogs, t }: Deps) {
  async function ask(command: Command): Promise<boolean> {
    const all = [command.program, ...command.arguments]
    // What cannot be seen in the dialog cannot be agreed to.
    const isSeen = all.every((word) => visibleText(word) === word.normalize('NFC'))
    if (!isSeen || wrongCommand(command) !== null) throw new AppError('WRONG_COMMAND')
    const answer = await dialogs.confirm({
      message: t('desktop.command.title'),
      detail: `${lineOf(all)}\n\n${t('desktop.command.text')}`,
      yes: t('desktop.command.yes'),
      no: t('window.cancel'),
    })
    if (answer === null) return false
    await control.change({ command })
    return true
  }

  return {
    chooseCommand: {
      takes: takes(),
      async run() {
        const current = control.settings().command
        const program = await dialogs.askProgram(current?.program)
        const seconds = current?.seconds ?? COMMAND_LIMITS.seconds
        if (program !== null) await ask({ program, arguments: AT_FIRST, seconds })
      },
    },
    setCommandArguments: {
      takes: takes(COMMAND_LINE),
      async run(line) {
        const current = control.settings().command
        const given = words(line)
        if (current === null || given === null) throw new AppError('WRONG_COMMAND')
        return ask({ ...current, arguments: given })
      },
    },
    removeCommand: { takes: takes(), run: () => control.change({ command: null }) },
    runCommand: { takes: takes(photoIds()), run: async (ids) => receiver.runCommand(ids) },
  } satisfies Partial<Handlers>
}
