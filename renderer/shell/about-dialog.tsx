import type { Bridge } from '../../contract/bridge'
import { CommandLine } from '../ui/command-line'
import { Dialog } from '../ui/dialog'
import { useOutcome } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { ageOf } from './build-age'

/** Compares what was downloaded with `SHA256SUMS` beside it, or prints both. */
const CHECKSUM_COMMANDS = {
  linux: 'sha256sum --check --ignore-missing SHA256SUMS',
  mac: 'shasum -a 256 --check --ignore-missing SHA256SUMS',
  windows: 'Get-FileHash Snapland*; Get-Content SHA256SUMS',
}

const checksumCommand = (platform: string) =>
  CHECKSUM_COMMANDS[
    platform.startsWith('Mac') ? 'mac' : platform.startsWith('Win') ? 'windows' : 'linux'
  ]

/** What this Snapland is, how old, and where a newer one would be: it does not look for one. */
export function AboutDialog({ bridge, onClose }: { bridge: Bridge; onClose: () => void }) {
  const { t, locale } = useLanguage()
  const [status, run] = useOutcome('about')
  const command = checksumCommand(navigator.platform)
  return (
    <Dialog title={t('window.menu.commands.about')} onClose={onClose}>
      <div class="about">
        <p class="about-version">{t('window.about.version', { version: BUILD.version })}</p>
        {BUILD.date !== null && <BuiltOn date={BUILD.date} locale={locale} />}
      </div>
      <p>{t('window.about.updates')}</p>
      <div class="likeliest">
        <p>{t('window.about.check', { file: 'SHA256SUMS' })}</p>
        <CommandLine
          command={command}
          onCopy={() => run(bridge.copyText(command), t('window.checklist.copiedCommand'))}
        />
        <p role="status">{status}</p>
      </div>
    </Dialog>
  )
}

function BuiltOn({ date, locale }: { date: number; locale: string }) {
  const { t } = useLanguage()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date)
  const age = ageOf(date, Date.now(), locale)
  return <p>{age === null ? day : t('window.about.built', { date: day, age })}</p>
}
