import { useEffect, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { causeText, type Finding } from '../../contract/diagnosis'
import type { Listening } from '../../contract/receiver-event'
import { CommandLine } from '../ui/command-line'
import { useOutcome } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { JoinWifiButton } from './unreachable'

/**
 * When the system is asked again, milliseconds: soon where the answer was news, ever later where it
 * was the same. That costs programs of the system, and the window may stay open for days.
 */
const AGAIN_MS = 15_000
const AGAIN_AT_MOST_MS = 240_000

interface Props {
  finding: Finding | null
  listening: Listening
  bridge: Bridge
}

/** The likeliest cause that no phone comes, with the command or the button that cures it. */
export function Likeliest({ finding, listening, bridge }: Props) {
  const { t } = useLanguage()
  const [status, run] = useOutcome(finding?.code ?? '')
  const command = finding?.remedy?.kind === 'command' ? finding.remedy.command : null
  return (
    <div class="likeliest" role="status">
      {finding && <p class="cause">{causeText(t, finding)}</p>}
      {finding?.remedy?.kind === 'join-wifi' && (
        <JoinWifiButton listening={listening} bridge={bridge} />
      )}
      {command !== null && (
        <>
          <CommandLine
            command={command}
            onCopy={() => run(bridge.copyText(command), t('window.checklist.copiedCommand'))}
          />
          {status !== '' && <p>{status}</p>}
        </>
      )}
    </div>
  )
}

/**
 * The likeliest cause; null while nothing is found. Who comes back to the window may have mended
 * it: then it asks again at once.
 * @param url a new address of the code asks again at once too
 */
export function useLikeliest(url: string, bridge: Bridge): Finding | null {
  const [finding, setFinding] = useState<Finding | null>(null)
  useEffect(() => {
    if (url === '') return
    let isOver = false
    let last = ''
    let pause = AGAIN_MS
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = async () => {
      timer = null
      // What cannot be found out leaves the list below, which is the same as nothing found.
      const [found = null] = await bridge.diagnose().catch(() => [])
      if (isOver) return
      const now = JSON.stringify(found)
      pause = now === last ? Math.min(2 * pause, AGAIN_AT_MOST_MS) : AGAIN_MS
      last = now
      setFinding(found)
      timer = setTimeout(ask, pause)
    }
    const askAtOnce = () => {
      if (timer === null) return
      clearTimeout(timer)
      last = ''
      void ask()
    }
    void ask()
    addEventListener('focus', askAtOnce)
    return () => {
      isOver = true
      if (timer !== null) clearTimeout(timer)
      removeEventListener('focus', askAtOnce)
    }
  }, [url, bridge])
  return finding
}
