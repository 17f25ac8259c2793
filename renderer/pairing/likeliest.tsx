import { useEffect, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { causeText, type Finding } from '../../contract/diagnosis'
import type { Listening } from '../../contract/receiver-event'
import { CommandLine } from '../ui/command-line'
import { useOutcome } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { JoinWifiButton } from './unreachable'

/** How often the system is asked again while the sentence may be read, milliseconds. */
const AGAIN_MS = 15_000

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
 * The likeliest cause; null while nothing is found.
 * @param url a new address of the code asks again at once
 */
export function useLikeliest(url: string, bridge: Bridge): Finding | null {
  const [finding, setFinding] = useState<Finding | null>(null)
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      // What cannot be found out leaves the list below, which is the same as nothing found.
      const found = await bridge.diagnose().catch(() => [])
      if (isOver) return
      setFinding(found[0] ?? null)
      timer = setTimeout(ask, AGAIN_MS)
    }
    if (url !== '') void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [url, bridge])
  return finding
}
