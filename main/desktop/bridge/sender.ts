/** What is known of the frame that a message came from. */
export interface SenderFrame {
  url: string
  /** null for a main frame. */
  parent: unknown
}

/**
 * Whether a message came from the main frame of our own page.
 * Protocol and host are compared: Node gives custom schemes the origin "null", which equals every other "null".
 */
export function isOurPage(frame: SenderFrame | null, host: string): boolean {
  if (!frame || frame.parent || !URL.canParse(frame.url)) return false
  const url = new URL(frame.url)
  return url.protocol === 'app:' && url.host === host
}
