import { causeText, type Finding } from './diagnosis'
import type { NetworkAddress } from './receiver-event'
import type { Translate } from './translate'

/**
 * What is known of the networks and of what may keep phones away, as text for whoever helps.
 * @param first what stands above it
 */
export function checkText(
  t: Translate,
  first: string,
  addresses: readonly NetworkAddress[],
  findings: readonly Finding[],
): string {
  const reasons = findings.flatMap((finding) => {
    const cause = causeText(t, finding)
    const sentence = `- ${finding.isHint ? t('window.check.perhaps', { cause }) : cause}`
    return finding.remedy?.kind === 'command'
      ? [sentence, `    ${finding.remedy.command}`]
      : [sentence]
  })
  return [
    ...[first, '', t('window.check.networks')],
    ...addresses.map((each) => `- ${each.address} (${networkText(t, each)})`),
    '',
    ...(reasons.length > 0 ? [t('window.check.reasons'), ...reasons] : [t('window.check.nothing')]),
  ].join('\n')
}

/** "192.168.0.12:5810 (Wi-Fi, wlp3s0)" */
export const placeText = (t: Translate, address: NetworkAddress, port: number): string =>
  `${address.address}:${port} (${networkText(t, address)})`

const networkText = (t: Translate, { kind, interfaceName }: NetworkAddress): string =>
  `${t(`window.network.${kind}`)}, ${interfaceName}`
