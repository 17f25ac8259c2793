import { app } from 'electron'
import { type Language, spokenLanguage } from '../../contract/language'
import { loadTranslate, type Translate } from '../../contract/translate'
import { createEvents } from '../base/events'
import type { Log } from '../base/log'

/** @param chosen the language of the settings; null: the system's */
export const translateOf = (chosen: Language | null): Promise<Translate> =>
  loadTranslate(spokenLanguage([chosen ?? app.getLocale()]))

export interface Speech {
  /** Always in the current language. */
  t: Translate
  speak(chosen: Language | null): void
  /** Called once another one is in force. Returns its unsubscribe. */
  onChange(listener: () => void): () => void
}

/** The sentences of menus, dialogs and notifications, in a language that can change. */
export async function createSpeech(chosen: Language | null, log: Log): Promise<Speech> {
  const { emit, onEvent } = createEvents<void>()
  let current = chosen
  let translate = await translateOf(chosen)
  return {
    t: (key, ...values) => translate(key, ...values),
    speak(next) {
      if (next === current) return
      current = next
      translateOf(next)
        .then((loaded) => {
          if (next !== current) return
          translate = loaded
          emit()
        })
        .catch((error: unknown) => log.error('The language could not be loaded:', error))
    },
    onChange: onEvent,
  }
}
