/** A W3C WebDriver session (https://www.w3.org/TR/webdriver2/), as far as these tests go. */
export interface WebDriver {
  open(url: string): Promise<void>
  /** The value of the last statement's `return`; arguments are `arguments[0]` and so on. */
  script<T>(body: string, ...args: unknown[]): Promise<T>
  /** The same for a body that returns a promise or is `async`. */
  scriptLater<T>(body: string): Promise<T>
  /** The first element of a CSS selector, once it is there, as a reference for the calls below. */
  find(selector: string): Promise<ElementReference>
  click(element: ElementReference): Promise<void>
  /** Types text; into a file field, paths with a line break between them. */
  type(element: ElementReference, text: string): Promise<void>
  /**
   * Presses keys one after the other, by their WebDriver names (17.4.2 of the standard); those
   * before the last are held.
   */
  press(...keys: string[]): Promise<void>
  /** What the page itself shows becomes this many CSS pixels wide and about as high. */
  resize(size: { width: number; height: number }): Promise<void>
  minimize(): Promise<void>
  /** PNG bytes. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
export type ElementReference = { [ELEMENT]: string }

/** @throws Error with the driver's own message when a command fails */
export async function openSession(
  driverUrl: string,
  capabilities: object = {},
): Promise<WebDriver> {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${driverUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
    if (response.ok) return value
    throw new Error(`WebDriver ${method} ${path}: ${value.error} ${value.message}`)
  }
  const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        timeouts: { implicit: 60_000, pageLoad: 60_000, script: 60_000 },
        ...capabilities,
      },
    },
  })
  const base = `/session/${sessionId}`
  const onElement = (element: ElementReference, verb: string, body: object) =>
    call<void>('POST', `${base}/element/${element[ELEMENT]}/${verb}`, body)

  return {
    open: (url) => call('POST', `${base}/url`, { url }),
    script: (body, ...args) => call('POST', `${base}/execute/sync`, { script: body, args }),
    async scriptLater<T>(body: string) {
      const script = `const done = arguments[0]; (async () => { ${body} })().then(
        (value) => done({ value }), (error) => done({ error: String(error) }))`
      type Answer = { value: T; error?: string }
      const answer = await call<Answer>('POST', `${base}/execute/async`, { script, args: [] })
      if (answer.error !== undefined) throw new Error(answer.error)
      return answer.value
    },
    find: (value) => call('POST', `${base}/element`, { using: 'css selector', value }),
    click: (element) => onElement(element, 'click', {}),
    type: (element, text) => onElement(element, 'value', { text }),
    press(...keys) {
      const held = keys.map((value) => ({ type: 'keyDown', value }))
      const released = keys.map((value) => ({ type: 'keyUp', value })).reverse()
      const actions = [...held, ...released]
      return call('POST', `${base}/actions`, { actions: [{ type: 'key', id: 'keys', actions }] })
    },
    resize: (size) => call('POST', `${base}/window/rect`, { x: 0, y: 0, ...size }),
    minimize: () => call('POST', `${base}/window/minimize`, {}),
    screenshot: async () => Buffer.from(await call<string>('GET', `${base}/screenshot`), 'base64'),
    close: () => call('DELETE', base),
  }
}
