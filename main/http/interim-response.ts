import type { ServerResponse } from 'node:http'

/**
 * Sends `104 (Upload Resumption Supported)` before the answer, for which Node 20 has no function of
 * its own. Where an earlier request on the connection has still to be answered, it waits for that.
 * HTTP/1.0 knows no interim responses.
 * @param headers whose values hold no line breaks
 */
export function sendUploadResumption(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const { httpVersionMajor, httpVersionMinor } = response.req
  if (httpVersionMajor === 1 && httpVersionMinor === 0) return
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `HTTP/1.1 104 Upload Resumption Supported\r\n${lines.join('')}\r\n`
  const send = () => {
    // Node gives an answer its socket when its turn has come.
    if (!response.headersSent && response.socket?.writable) response.socket.write(head, 'latin1')
  }
  if (response.socket) send()
  else response.once('socket', send)
}
