import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)

export const pairing: typeof English = {
  pairing: {
    title: '手機裡的照片，直接到這裡。',
    steps: {
      network: {
        what: '連上同一個 Wi-Fi',
        how: '手機和這台電腦在同一個網路，不能是訪客網路。',
      },
      scan: {
        what: '用相機對準 QR Code',
        how: '點一下出現的連結，不必安裝任何東西。',
      },
      pick: { what: '選擇照片', how: (folder) => `照片會出現在這裡和 ${folder}。` },
    },
    noCamera: ['沒有相機？打開 ', '，輸入 ', ''],
    qrLabel: (address) => `${address} 的 QR Code`,
    straight: '照片透過 Wi-Fi 直接傳到這台電腦，不經過網際網路。',
    anyone: '在你按下「停止」之前，任何掃描此碼的人都能傳送照片到這裡，但看不到你的檔案。',
    notEncrypted: '未加密：在家使用沒問題，公共 Wi-Fi 上請避免。',
    encrypted: '從手機到這台電腦的傳輸已加密。',
    warningShort: '手機提示憑證有問題？',
    warning:
      '憑證由這台電腦自行產生，手機瀏覽器會提示未知憑證。請點「進階」，再點「繼續前往」；在 iPhone 上點「顯示詳細資訊」，再點「參觀此網站」。',
  },
  panel: {
    label: '連線',
    network: '網路',
    address: '位址',
    code: '代碼',
    phones: '手機',
    noPhones: '沒有手機開啟頁面。',
    sent: (n) => `已傳送 ${photos(n)}`,
    openFolder: '打開資料夾',
    stop: '停止',
    stopHint: '停止接收',
    resume: '繼續',
    newCode: '新代碼',
    newCodeHint: '產生新代碼，舊代碼立即失效。',
    stopped: '已停止',
    chooseNetwork: (network) => `網路：${network}。選擇其他網路`,
    trouble: '手機連不上？',
  },
  help: {
    title: '還沒有手機連上。',
    steps: [
      '手機和電腦在同一個 Wi-Fi 上，而且不是訪客網路。',
      '手機和這台電腦上的 VPN 都已關閉。',
      'Android 17 或更新版本：允許瀏覽器使用「鄰近裝置」。',
      'iPhone 上的 Chrome 或 Firefox：在「設定」中允許「區域網路」。',
      '這台電腦的防火牆允許 Snapland 使用私人網路。',
    ],
    nextAddress: 'QR Code 可能指向了別的網路。',
    tryNext: (network) => `試試 ${network}`,
    noWifi: '沒有 Wi-Fi？打開這台電腦的熱點，先讓手機連上。',
    joinWifi: '顯示連上 Wi-Fi 的 QR Code',
  },
  wifi: {
    title: '讓手機連上 Wi-Fi',
    name: 'Wi-Fi 名稱',
    password: '密碼',
    hint: '先用手機相機掃描此碼，再掃描 Snapland 的 QR Code。',
    empty: '輸入熱點的名稱和密碼。它們只留在這個視窗，關閉後就消失。',
    tooShort: 'Wi-Fi 密碼至少 8 個字元。',
    qrLabel: (name) => `連上 Wi-Fi「${name}」的 QR Code`,
  },
  network: {
    wifi: 'Wi-Fi',
    ethernet: '乙太網路',
    vpn: 'VPN',
    virtual: '虛擬網路',
    loopback: '無',
    other: '網路',
  },
  light: {
    stopped: () => '已停止，手機無法傳送。',
    'no-network': () => '這台電腦未連上網路，手機無法連到它。',
    waiting: () => '正在等待手機',
    reached: () => '有手機連到這台電腦',
    open: (facts) => `${who(facts)}：已開啟頁面`,
    hidden: (facts) => `${who(facts)}：頁面在背景`,
    choosing: (facts) => `${who(facts)}：正在選擇照片`,
    preparing: (facts) => `${who(facts)}：正在準備照片`,
    sending: (facts) => `${who(facts)}：正在傳送第 ${facts.at} 張，共 ${facts.total} 張`,
    receiving: (facts) => `正在接收 ${photos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)}已暫停，正在等待手機`,
    done: (facts) => `${who(facts)}：已全部儲存`,
  },
  phone: {
    open: () => '已開啟頁面',
    hidden: () => '頁面在背景',
    picking: () => '正在選擇照片',
    preparing: () => '正在準備照片',
    sending: (at, total) => `正在傳送 ${at}/${total}`,
    done: () => '已全部儲存',
  },
  people: {
    remove: (name) => `移除${name}`,
    removeTitle: (name) => `移除${name}？`,
    removeText:
      '在 Snapland 重新啟動之前，不再接收這支手機的任何內容。未完成的會取消，已收到的照片會保留。',
    removeNow: '移除',
    cancel: '取消',
    asks: (name) => `${name}想傳送照片。`,
    allow: '允許',
    refuse: '拒絕',
  },
}
