import { HTTP_ERRORS } from '../../contract/http'
import { isHostAllowed } from './host-check'
import type { Handle } from './server'

/**
 * What hears who comes without encryption while it is switched on. The address that a person types leads on to the encrypted one, where
 * the six digits are asked for; everything else is refused, and nothing of it is repeated: its address may hold the token.
 */
export function plainAnswer(allowedHosts: () => ReadonlySet<string>): Handle {
  return ({ method, url, rawHeaders, headers }, response) => {
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Connection', 'close')
    const isLanding = url === '/' && (method === 'GET' || method === 'HEAD')
    if (isLanding && isHostAllowed(rawHeaders, allowedHosts())) {
      response.writeHead(307, { Location: `https://${headers.host}/` }).end()
      return
    }
    const { status, message } = HTTP_ERRORS.ENCRYPTED_ONLY
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify({ error: { code: 'ENCRYPTED_ONLY', message } }))
  }
}
