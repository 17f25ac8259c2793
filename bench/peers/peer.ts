import type { Client } from '../client'
import type { Picture } from '../picture'

/** A server that takes files, ours or another, running on a free port of 127.0.0.1. */
export interface RunningPeer {
  port: number
  pid: number
  /** Where the files land. */
  folder: string
  /** Sends one file in the form this server wants; resolves when it has said that it has it. */
  send(client: Client, picture: Picture): Promise<void>
  close(): Promise<void>
}

export interface Peer {
  name: string
  /** How it is set up, and what it promises of a file that it has answered for. */
  setUp: string
  /** @param home an empty folder of its own, on the file system that all peers share */
  start(home: string): Promise<RunningPeer>
}
