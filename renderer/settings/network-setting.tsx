import type { ChosenNetwork, SettingsView } from '../../contract/settings'
import { networkChoice } from '../ui/address-text'
import { useLanguage } from '../ui/language'
import { Choice } from './controls'

interface Props {
  view: SettingsView
  onChange: (network: ChosenNetwork | null) => void
}

const BEST = ''

/** The network whose address the code shows. Not there while this computer has one network, and none was chosen: there is nothing to decide. */
export function NetworkSetting({ view: { settings, networks, shown }, onChange }: Props) {
  const { messages } = useLanguage()
  const words = messages.settings
  const chosen = settings.network
  if (networks.length < 2 && chosen === null) return null
  const isAway = chosen !== null && shown.interfaceName !== chosen.interfaceName
  const away = isAway ? `${chosen.interfaceName} ${chosen.address}` : null
  return (
    <Choice
      label={words.network}
      value={chosen === null ? BEST : isAway ? chosen.address : shown.address}
      options={[
        [BEST, words.networkBest],
        ...networks.map((each) => [each.address, networkChoice(each, messages.network)] as const),
        ...(away === null ? [] : [[chosen?.address ?? '', away] as const]),
      ]}
      note={away === null ? '' : words.networkAway(away)}
      onChange={(value) => {
        const network = networks.find(({ address }) => address === value)
        if (value === BEST) onChange(null)
        else if (network) onChange({ interfaceName: network.interfaceName, address: value })
      }}
    />
  )
}
