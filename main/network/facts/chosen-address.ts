import { createSocket } from 'node:dgram'

/** An address of the internet that belongs to nobody (RFC 5737). */
const SOMEWHERE = '203.0.113.1'
const DISCARD = 9

/**
 * The address from which the system would send to the internet: that of the network that it
 * prefers. A UDP socket is connected and closed; nothing is sent.
 * @returns null where there is no way out
 */
export const chosenAddress = (): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    const end = (address: string | null) => {
      socket.close()
      resolve(address)
    }
    socket.once('error', () => end(null))
    socket.connect(DISCARD, SOMEWHERE, () => end(socket.address().address))
  })
