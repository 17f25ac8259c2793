import type { Phone, Photo, Upload } from '../contract/photo'
import type { Listening, ReceiverEvent } from '../contract/receiver-event'

export interface ReceiverOptions {
  /** The receiving folder; made if it is missing. */
  folder: string
  /** Where the index and the state are kept; made if it is missing. */
  dataFolder: string
  /** This computer's name as phones see it. */
  computer: string
  /** null: the port of the last run, else 5810, else the next free one. */
  port: number | null
  /** null: all interfaces. */
  host: string | null
  /** null: the token of the last run, else a new one. */
  token: string | null
  maxBytes: number
  /** Further names the receiver answers to. */
  allowHosts: readonly string[]
  /** Folder of the built phone page: `index.html` and `join.html`. */
  pageFolder: string
  /** The built measuring worker. */
  measureWorker: URL
}

export interface Receiver {
  listening(): Listening
  /** Newest first. */
  photos(): Photo[]
  photo(id: string): Photo | null
  /** Where the photo's file stands, or null if it is unknown. */
  photoPath(id: string): string | null
  uploads(): Upload[]
  phones(): Phone[]
  /** Returns its unsubscribe. */
  onEvent(listener: (event: ReceiverEvent) => void): () => void
  close(): Promise<void>
}

/**
 * The whole receiver: wires network, http, inbox and image together and starts to listen.
 * @throws Error with a sentence for a person when the folder cannot be used or no port is free.
 */
export async function createReceiver(_options: ReceiverOptions): Promise<Receiver> {
  throw new Error('not built yet')
}
