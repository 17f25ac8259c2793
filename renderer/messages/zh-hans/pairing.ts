import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)

export const pairing: typeof English = {
  pairing: {
    title: '手机里的照片，直接到这里。',
    steps: {
      network: {
        what: '连接同一 Wi-Fi',
        how: '手机和这台电脑在同一网络，不能是访客网络。',
      },
      scan: {
        what: '用相机对准二维码',
        how: '轻点出现的链接，无需安装任何东西。',
      },
      pick: { what: '选择照片', how: (folder) => `照片会出现在这里和 ${folder}。` },
    },
    noCamera: ['没有相机？打开 ', '，输入 ', ''],
    qrLabel: (address) => `${address} 的二维码`,
    straight: '照片通过 Wi-Fi 直接传到这台电脑，不经过互联网。',
    anyone: '在你按“停止”之前，任何扫描此码的人都能发送照片到这里，但看不到你的文件。',
    notEncrypted: '未加密：在家使用没问题，公共 Wi-Fi 上请避免。',
    encrypted: '从手机到这台电脑的传输已加密。',
    warningShort: '手机提示证书有问题？',
    warning:
      '证书由这台电脑自己生成，手机浏览器会提示未知证书。请轻点“高级”，再点“继续前往”；在 iPhone 上轻点“显示详细信息”，再点“访问此网站”。',
  },
  panel: {
    label: '连接',
    network: '网络',
    address: '地址',
    code: '代码',
    phones: '手机',
    noPhones: '没有手机打开页面。',
    sent: (n) => `已发送 ${photos(n)}`,
    openFolder: '打开文件夹',
    stop: '停止',
    stopHint: '停止接收',
    resume: '继续',
    newCode: '新代码',
    newCodeHint: '生成新代码，旧代码立即失效。',
    stopped: '已停止',
    chooseNetwork: (network) => `网络：${network}。选择其他网络`,
    trouble: '手机连不上？',
  },
  help: {
    title: '还没有手机连上。',
    steps: [
      '手机和电脑在同一 Wi-Fi 上，而且不是访客网络。',
      '手机和这台电脑上的 VPN 都已关闭。',
      'Android 17 或更新版本：允许浏览器使用“附近的设备”。',
      'iPhone 上的 Chrome 或 Firefox：在“设置”中允许“本地网络”。',
      '这台电脑的防火墙允许 Snapland 使用专用网络。',
    ],
    nextAddress: '二维码可能指向了别的网络。',
    tryNext: (network) => `试试 ${network}`,
    noWifi: '没有 Wi-Fi？打开这台电脑的热点，先让手机连上。',
    joinWifi: '显示连接 Wi-Fi 的二维码',
  },
  wifi: {
    title: '让手机连上 Wi-Fi',
    name: 'Wi-Fi 名称',
    password: '密码',
    hint: '先用手机相机扫描此码，再扫描 Snapland 的二维码。',
    empty: '输入热点的名称和密码。它们只留在此窗口，关闭即消失。',
    tooShort: 'Wi-Fi 密码至少 8 个字符。',
    qrLabel: (name) => `连接 Wi-Fi“${name}”的二维码`,
  },
  network: {
    wifi: 'Wi-Fi',
    ethernet: '以太网',
    vpn: 'VPN',
    virtual: '虚拟网络',
    loopback: '无',
    other: '网络',
  },
  light: {
    stopped: () => '已停止，手机无法发送。',
    'no-network': () => '这台电脑未连接网络，手机无法访问。',
    waiting: () => '正在等待手机',
    reached: () => '有手机连到这台电脑',
    open: (facts) => `${who(facts)}：已打开页面`,
    hidden: (facts) => `${who(facts)}：页面在后台`,
    choosing: (facts) => `${who(facts)}：正在选择照片`,
    preparing: (facts) => `${who(facts)}：正在准备照片`,
    sending: (facts) => `${who(facts)}：正在发送第 ${facts.at} 张，共 ${facts.total} 张`,
    receiving: (facts) => `正在接收 ${photos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)}已暂停，正在等待手机`,
    done: (facts) => `${who(facts)}：已全部保存`,
  },
  phone: {
    open: () => '已打开页面',
    hidden: () => '页面在后台',
    picking: () => '正在选择照片',
    preparing: () => '正在准备照片',
    sending: (at, total) => `正在发送 ${at}/${total}`,
    done: () => '已全部保存',
  },
  people: {
    remove: (name) => `移除${name}`,
    removeTitle: (name) => `移除${name}？`,
    removeText:
      '在 Snapland 重新启动之前，不再接收此手机的任何内容。未完成的会取消，已收到的照片会保留。',
    removeNow: '移除',
    cancel: '取消',
    asks: (name) => `${name}想发送照片。`,
    allow: '允许',
    refuse: '拒绝',
  },
}
