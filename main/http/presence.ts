import * as v from 'valibot'
import type { MessagesRequest } from '../../contract/handed'
import type { Presence } from '../../contract/http'
import { PHONE_COLOURS } from '../../contract/photo'
import { badRequest } from '../base/errors'
import { CHOSEN_ID } from './sender'

const COUNT = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)), 0)
const PRESENCE = v.object({
  sender: CHOSEN_ID,
  name: v.string(),
  colour: v.fallback(v.nullable(v.picklist(PHONE_COLOURS)), null),
  state: v.picklist([
    ...['open', 'picking', 'preparing', 'sending', 'paused', 'done', 'hidden', 'left'],
  ] as const),
  done: COUNT,
  total: COUNT,
})
const PRESENCE_TEXT = v.pipe(v.string(), v.parseJson(), PRESENCE)

/** Reads what a phone says of itself. @throws AppError BAD_REQUEST */
export const readPresence = (json: string): Presence => readJson(PRESENCE_TEXT, json)

const MESSAGES_REQUEST = v.object({
  id: CHOSEN_ID,
  after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})
const MESSAGES_TEXT = v.pipe(v.string(), v.parseJson(), MESSAGES_REQUEST)

/** Reads a page's question for its messages. @throws AppError BAD_REQUEST */
export const readMessagesRequest = (json: string): MessagesRequest => readJson(MESSAGES_TEXT, json)

function readJson<Output>(schema: v.GenericSchema<string, Output>, json: string): Output {
  const { success, output, issues } = v.safeParse(schema, json)
  if (!success) throw badRequest(v.getDotPath(issues[0]) ?? 'JSON')
  return output
}
