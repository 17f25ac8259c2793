import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { placeText, checkText as textOf } from '../contract/check-text'
import type { Finding } from '../contract/diagnosis'
import type { NetworkAddress } from '../contract/receiver-event'
import { createTranslate } from '../contract/translate'
import english from '../locales/en.json'
import { openAccess } from './access/access'
import { AppError } from './base/errors'
import { lockDataFolder } from './base/single-instance'
import { currentAddresses } from './network/current-addresses'
import { diagnose } from './network/diagnosis/diagnose'
import { gatherEvidence } from './network/diagnosis/gather'
import { createVisitLog } from './network/diagnosis/visits'
import { NO_FACTS } from './network/facts/interface-facts'
import { factsSource } from './network/facts/read-facts'
import { commandRunner } from './network/facts/run-command'
import { DEFAULT_PORT, listen, portCandidates } from './network/listen'
import { askWifiName } from './network/wifi-name'
import type { ReceiverOptions } from './options'

/** Why phones may not come to this computer. */
export interface Check {
  isRunning: boolean
  address: NetworkAddress
  addresses: readonly NetworkAddress[]
  port: number
  findings: readonly Finding[]
}

/**
 * Looks at the networks of this computer without receiving: nothing is changed and nothing sent,
 * and a Snapland that is running goes on.
 */
export async function checkNetwork(options: ReceiverOptions): Promise<Check> {
  const { host, dataFolder, clock } = options
  const { platform } = process
  const run = commandRunner(new AbortController().signal)
  const facts = await factsSource(platform, run)
    .read()
    .catch(() => NO_FACTS)
  const addresses = currentAddresses(host, networkInterfaces(), facts)
  const [address] = addresses
  const { savedPort } = await openAccess(dataFolder, options.token, clock.now)
  const wantedPort = options.port ?? savedPort
  const usual = wantedPort || DEFAULT_PORT
  const isRunning = (await isLocked(dataFolder)) || (await isSnapland(usual))
  const port = isRunning ? usual : await freePort(options, wantedPort)
  const system = await gatherEvidence(platform, run, {
    ...{ address, addresses, facts },
    wifiName: await askWifiName(platform, run, address.interfaceName),
    door: { port, program: process.execPath, ...address },
  })
  const visits = createVisitLog(clock.elapsed).recent()
  const isAddressChosen = host !== null
  const evidence = {
    ...system,
    address,
    isAddressChosen,
    port,
    wantedPort,
    hasMoved: false,
    visits,
    isPhoneHere: false,
  }
  return { isRunning, address, addresses, port, findings: diagnose(evidence) }
}

async function isLocked(dataFolder: string): Promise<boolean> {
  try {
    const unlock = await lockDataFolder(dataFolder)
    await unlock()
    return false
  } catch (error) {
    if (error instanceof AppError && error.code === 'ALREADY_RUNNING') return true
    throw error
  }
}

/** An answer that has not come by then is none, milliseconds. */
const ANSWER_MS = 5000

/** Whether a Snapland answers at this port: the window keeps its data in another folder. */
async function isSnapland(port: number): Promise<boolean> {
  try {
    const url = `http://127.0.0.1:${port}/`
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) })
    return (await answer.text()).includes('Snapland')
  } catch {
    return false
  }
}

/** The port that a start would get now. */
async function freePort({ host }: ReceiverOptions, wanted: number | null): Promise<number> {
  const server = createServer()
  try {
    return await listen(server, { host, port: null, candidates: portCandidates(wanted || null) })
  } finally {
    server.close()
  }
}

const t = createTranslate('en', english)

/** The diagnosis for a person, or for whoever helps them. */
export function checkText({ isRunning, address, addresses, port, findings }: Check): string {
  const place = placeText(t, address, port)
  const first = isRunning
    ? `Snapland is running; its code has ${place}.`
    : `Snapland is not running; its code would have ${place}.`
  return textOf(t, first, addresses, findings)
}

/** 1 where something certainly keeps phones away, else 0. */
export const checkExitCode = ({ findings }: Check): number =>
  findings.some(({ isHint }) => !isHint) ? 1 : 0
