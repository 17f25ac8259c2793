import { request } from 'node:http'
import type { HandedCard, MessagesAnswer, PhoneMessage } from '../../../contract/handed'
import { newId } from './tus-request'

/** A phone's page without a browser: it says that it is there, and asks for its messages. */
export interface AskingPhone {
  id: string
  /** Tells the computer of a state of its page. */
  tell(state: 'open' | 'hidden' | 'left'): Promise<number>
  /** One question: what came since the last one. */
  ask(): Promise<PhoneMessage[]>
  /** Asks until a thing of this name is offered. */
  card(name: string): Promise<HandedCard>
  /** The bare question, as any phone could send it. */
  askAs(id: string, after: number): Promise<Response>
}

/** @param url ends in a slash */
export function askingPhone(url: string, id = newId()): AskingPhone {
  let after = 0
  const seen: PhoneMessage[] = []
  const post = (path: string, body: object) =>
    fetch(url + path, { method: 'POST', body: JSON.stringify(body) })
  const askAs = (who: string, from: number) => post('messages', { id: who, after: from })

  async function ask(): Promise<PhoneMessage[]> {
    const answer = await askAs(id, after)
    if (!answer.ok) throw new Error(`The question was answered with ${answer.status}.`)
    const { next, messages } = (await answer.json()) as MessagesAnswer
    after = next
    seen.push(...messages)
    return messages
  }

  return {
    id,
    async tell(state) {
      const body = { sender: id, name: 'Phone', colour: 'green', state, done: 0, total: 0 }
      return (await post('presence', body)).status
    },
    ask,
    async card(name) {
      for (;;) {
        const found = seen.find((each) => each.type === 'handed' && each.name === name)
        if (found?.type === 'handed') return found
        await ask()
      }
    },
    askAs,
  }
}

export interface Fetched {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** A request of a browser or a download manager, on a connection of its own. */
export function fetchHanded(
  address: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { method, headers, agent: false }, async (response) => {
      const body = Buffer.concat(await response.toArray().catch(() => []))
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
    })
    outgoing.on('error', reject).end()
  })
}
