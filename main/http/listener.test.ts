import { expect, it } from 'vitest'
import { createListener } from './listener'

it('ends no request for its length alone: a film may take hours, as long as bytes keep coming', () => {
  const { server } = createListener({
    handle() {},
    report() {},
    most: 1,
    isLocal: () => true,
    knowsCode: () => true,
    elapsed: () => 0,
  })
  // Node's own defaults are 300 s for a request, and none of these may come back by an update.
  expect(server.requestTimeout).toBe(0)
  expect(server.timeout).toBe(0)
  expect(server.headersTimeout).toBe(10_000)
  expect(server.keepAliveTimeout).toBe(15_000)
})
