import type { NetworkAddress } from '../../contract/receiver-event'

/**
 * Names of virtual machines, containers and bridges; `awdl`, `llw` and `ap` are Apple's own radio
 * links.
 */
const VIRTUAL =
  /hyper-v|wsl|vmware|virtualbox|host-only|parallels|default switch|loopback|npcap|bluetooth|블루투스|蓝牙|藍牙|^(docker|br-|veth(?!ernet)|virbr|vmnet|vnic\d|vboxnet|vnet|lxc|lxd|incus|cni|cali|flannel|podman|kube|cilium|weave|nerdctl|lima\d|waydroid|mpqemubr|bridge\d|awdl|llw|ap\d|anpi|dummy|macvtap|ifb)/i
const VPN =
  /vpn|tailscale|zerotier|wireguard|wintun|-tun\b|\btunnel\b|tap-|hamachi|nordlynx|mullvad|proton|forti(net|ssl|client)|anyconnect|cisco|globalprotect|pangp|netextender|sonicwall|check ?point|pulse secure|juniper|zscaler|netskope|netbird|twingate|softether|windscribe|surfshark|cloudflare|radmin|^(utun|feth|tun|tap|ppp|ipsec|wg|zt|gpd|cscotun|wwan|ww[ps]\d)/i
/** A modem with a SIM card, as Windows calls it: nobody is beside it. */
const MODEM =
  /cellular|mobile broadband|mobilfunk|mobilní síť|cellulaire|cellulare|celular|сотов|hücresel|komórkow|셀룰러|모바일 광대역|手机网络|移动宽带|行動寬頻|モバイル ブロードバンド|携帯/i
/** In the languages of Windows; in the others it is called Wi-Fi, or WLAN. */
const WIFI = new RegExp(
  [
    'wi-?fi|wireless|^(wl|wifi|ath|ra\\d)',
    '무선|无线|無線|ワイヤレス|беспровод|бездрот|безжич|безпровод|drahtlos|sans[ -]fil|inal[aá]mbric',
    'sem fio|sense fil|bezprzewod|bezdr[aáôo]t|kablosuz|draadlo|tr[aå]dl[øö]s|langaton|vezeték nélküli',
    'ασύρματ|لاسلكي|אלחוט|ไร้สาย|không dây|fără fir|nirkabel|bežičn|brezžičn',
  ].join('|'),
  'i',
)
/** With a star it is the adapter that Windows makes for its mobile hotspot, not a cable. */
const HOTSPOT = /\*/
/** "Ethernet", and "Local Area Connection" as older systems, and updated ones, have it. */
const ETHERNET = new RegExp(
  [
    'ethernet|^(eth|en[opsdx]|em\\d)|local area connection|lan[ -]verb',
    '이더넷|以太|イーサネット|إيثرنت|로컬 영역 연결|本地连接|本地連線|區域連線|区域连接|ローカル エリア接続',
    'локальной сети|локальній мережі|réseau local|área local|conexão local|rete locale|lokaln|yerel ağ',
    'místní síti|lokalt nätverk|lokalområde|lähiverkko|helyi kapcsolat|τοπική|محلية|מקומי',
  ].join('|'),
  'i',
)

/** What the name that the system gives an interface says of it; `other` is nothing. */
export function kindOfName(name: string): NetworkAddress['kind'] {
  if (VIRTUAL.test(name)) return 'virtual'
  if (VPN.test(name) || MODEM.test(name)) return 'vpn'
  if (WIFI.test(name)) return 'wifi'
  if (HOTSPOT.test(name)) return 'other'
  return ETHERNET.test(name) ? 'ethernet' : 'other'
}

/** The switches of Hyper-V that are this computer's own: one that is bridged has another name. */
export const isInternalSwitch = (name: string): boolean =>
  /default switch|standardswitch|par défaut|predeterminado|по умолчанию|기본 스위치|既定の|默认|wsl|docker|nat\)|sandbox|internal/i.test(
    name,
  )

/** A switch of Hyper-V, as this computer sees it; a bridged adapter is one of these too. */
export const isHyperVSwitch = (name: string): boolean => /^vethernet\b/i.test(name)

/** A port of a Mac, with a cable or a Wi-Fi: tunnels have other names there. */
export const isApplePort = (name: string): boolean => /^en\d+$/.test(name)
