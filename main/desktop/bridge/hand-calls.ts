import { HANDED_LIMITS } from '../../../contract/handed'
import type { Translate } from '../../../contract/translate'
import { AppError } from '../../base/errors'
import type { Given } from '../../handover/handover'
import type { Receiver } from '../../receiver'
import {
  HANDED_FILES,
  HANDED_IDS,
  HANDED_TEXT,
  type Handlers,
  PHONE_ID,
  photoIds,
  takes,
} from './call-schemas'
import type { Dialogs } from './dialogs'
import { galleryFiles } from './gallery-files'
import { isHiddenPath } from './hidden-path'
import type { PastedPictures } from './pasted-pictures'

interface Deps {
  receiver: Pick<Receiver, 'phones' | 'handover'> & Parameters<typeof galleryFiles>[0]
  dialogs: Pick<Dialogs, 'confirm' | 'askFiles'>
  pasted: PastedPictures
  t: Translate
}

/**
 * Calls that hand something to a phone. A page that was taken over could hand all that it sees to a
 * phone of its own, so nothing is handed to a phone before the person has agreed to that phone in a
 * dialog of the system, once in a run. Who takes over the whole process of the page could name
 * paths as well: for what is hidden the person is asked each time.
 */
export function createHandCalls({ receiver, dialogs, pasted, t }: Deps) {
  /** Phones to which the person has agreed: no more than they have answered questions. */
  const agreed = new Set<string>()

  /** @throws AppError PHONE_AWAY */
  function nameOf(phoneId: string): string {
    const phone = receiver.phones().find(({ id }) => id === phoneId)
    if (!phone) throw new AppError('PHONE_AWAY')
    return phone.name
  }

  /** @param hidden paths of hidden files */
  async function isAgreed(phoneId: string, hidden: readonly string[] = []): Promise<boolean> {
    const name = nameOf(phoneId)
    if (agreed.has(phoneId) && hidden.length === 0) return true
    const answer = await dialogs.confirm({
      message: t('window.send.title', { name }),
      detail:
        hidden.length === 0
          ? t('desktop.send.text')
          : `${t('desktop.send.hidden')}\n\n${shown(hidden)}`,
      yes: t('window.send.send'),
      no: t('window.cancel'),
    })
    if (answer === null) return false
    agreed.add(phoneId)
    return true
  }

  async function give(phoneId: string, given: readonly Given[]): Promise<true> {
    await receiver.handover.give(phoneId, given)
    return true
  }

  return {
    handPhotos: {
      takes: takes(PHONE_ID, photoIds(HANDED_LIMITS.ofPhone)),
      async run(phoneId, ids) {
        if (!(await isAgreed(phoneId))) return false
        const files = galleryFiles(receiver, ids)
        for (const { mustBeThere } of files) await mustBeThere()
        const given = files.map(({ path, photo: { format, size } }) => ({
          ...{ path, facts: { format, size } },
        }))
        return give(phoneId, given)
      },
    },
    handText: {
      takes: takes(PHONE_ID, HANDED_TEXT),
      run: async (phoneId, text) => (await isAgreed(phoneId)) && give(phoneId, [{ text }]),
    },
    chooseForPhone: {
      takes: takes(PHONE_ID),
      async run(phoneId) {
        const title = t('window.send.title', { name: nameOf(phoneId) })
        const paths = await dialogs.askFiles({ title, buttonLabel: t('window.send.send') })
        if (paths === null) return false
        agreed.add(phoneId)
        const given = paths.map((path) => ({ path }))
        return give(phoneId, given)
      },
    },
    handFiles: {
      takes: takes(PHONE_ID, HANDED_FILES),
      async run(phoneId, sources) {
        const named = sources.filter((source) => typeof source === 'string')
        if (!(await isAgreed(phoneId, named.filter(isHiddenPath)))) return false
        const paths: string[] = []
        try {
          for (const source of sources)
            paths.push(typeof source === 'string' ? source : await pasted.keep(source))
          const given = paths.map((path) => ({ path }))
          pasted.areHanded(paths, await receiver.handover.give(phoneId, given))
          return true
        } catch (error) {
          await pasted.drop(paths)
          throw error
        }
      },
    },
    withdrawHanded: {
      takes: takes(HANDED_IDS),
      async run(ids) {
        for (const id of ids) receiver.handover.withdraw(id)
      },
    },
  } satisfies Partial<Handlers>
}

/** A dialog has no room for more. */
const MOST_SHOWN = 8

const shown = (paths: readonly string[]): string =>
  [...paths.slice(0, MOST_SHOWN), ...(paths.length > MOST_SHOWN ? ['…'] : [])].join('\n')
