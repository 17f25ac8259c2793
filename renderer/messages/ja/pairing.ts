import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)

export const pairing: typeof English = {
  pairing: {
    title: 'スマホの写真を、すぐここへ。',
    steps: {
      network: {
        what: '同じWi-Fiにつなぐ',
        how: 'スマホとこのパソコンを同じWi-Fiに。ゲスト用は使えません。',
      },
      scan: {
        what: 'カメラをコードに向ける',
        how: '出てきたリンクをタップ。インストールは不要です。',
      },
      pick: { what: '写真を選ぶ', how: (folder) => `ここと ${folder} に届きます。` },
    },
    noCamera: ['カメラがないときは ', ' を開いて ', ' を入力'],
    qrLabel: (address) => `${address} のQRコード`,
    straight: '写真はインターネットを通らず、Wi-Fiでこのパソコンに直接届きます。',
    anyone:
      '「停止」を押すまで、このコードを読み取った人は誰でも写真を送れます。このパソコンのファイルは見えません。',
    notEncrypted: '暗号化なし：自宅なら問題ありませんが、公衆Wi-Fiでは避けてください。',
    encrypted: 'スマホからこのパソコンまで暗号化されます。',
    warningShort: 'スマホに証明書の警告が出ますか？',
    warning:
      'このパソコンが自分で作った証明書なので、スマホのブラウザが警告を出します。「詳細設定」から「アクセスする」をタップ。iPhoneでは「詳細を表示」から「このWebサイトを閲覧」をタップしてください。',
  },
  panel: {
    label: '接続',
    network: 'ネットワーク',
    address: 'アドレス',
    code: 'コード',
    phones: 'スマホ',
    noPhones: 'ページを開いているスマホはありません。',
    sent: (n) => `${photos(n)}を送信`,
    openFolder: 'フォルダを開く',
    stop: '停止',
    stopHint: '受信を停止',
    resume: '再開',
    newCode: '新しいコード',
    newCodeHint: '新しいコードを作ります。今のコードはすぐに使えなくなります。',
    stopped: '停止中',
    chooseNetwork: (network) => `ネットワーク：${network}。別のものを選ぶ`,
    trouble: 'スマホがつながりませんか？',
  },
  help: {
    title: 'まだスマホがつながっていません。',
    steps: [
      'スマホとパソコンが同じWi-Fiにあり、ゲスト用ではない。',
      'スマホでもこのパソコンでもVPNがオフになっている。',
      'Android 17以降：ブラウザに「付近のデバイス」を許可する。',
      'iPhoneのChromeやFirefox：設定で「ローカルネットワーク」を許可する。',
      'このパソコンのファイアウォールがプライベートネットワークでSnaplandを許可している。',
    ],
    nextAddress: 'コードが別のネットワークを指しているかもしれません。',
    tryNext: (network) => `${network} を試す`,
    noWifi:
      'Wi-Fiがないときは、このパソコンのホットスポットをオンにして、先にスマホをつないでください。',
    joinWifi: 'Wi-Fi接続用のコードを表示',
  },
  wifi: {
    title: 'スマホをWi-Fiにつなぐ',
    name: 'Wi-Fiの名前',
    password: 'パスワード',
    hint: 'スマホのカメラで先にこれを読み取り、次にSnaplandのコードを読み取ってください。',
    empty:
      'ホットスポットの名前とパスワードを入力してください。このウインドウを閉じるまでここに残るだけです。',
    tooShort: 'Wi-Fiのパスワードは8文字以上です。',
    qrLabel: (name) => `Wi-Fi「${name}」につなぐQRコード`,
  },
  network: {
    wifi: 'Wi-Fi',
    ethernet: '有線LAN',
    vpn: 'VPN',
    virtual: '仮想ネットワーク',
    loopback: 'なし',
    other: 'ネットワーク',
  },
  light: {
    stopped: () => '停止中。どのスマホからも送れません。',
    'no-network': () => 'このパソコンはネットワークにつながっていないため、スマホから届きません。',
    waiting: () => 'スマホを待っています',
    reached: () => 'スマホがこのパソコンに届きました',
    open: (facts) => `${who(facts)}：ページを開いています`,
    hidden: (facts) => `${who(facts)}：ページが裏に回っています`,
    choosing: (facts) => `${who(facts)}：写真を選んでいます`,
    preparing: (facts) => `${who(facts)}：写真を準備しています`,
    sending: (facts) => `${who(facts)}：${facts.total}枚中${facts.at}枚目を送信中`,
    receiving: (facts) => `${photos(facts.total)}を受信中`,
    paused: (facts) => `${photos(facts.total)}が一時停止中。スマホを待っています`,
    done: (facts) => `${who(facts)}：すべて保存しました`,
  },
  phone: {
    open: () => 'ページを開いています',
    hidden: () => 'ページが裏にあります',
    picking: () => '写真を選択中',
    preparing: () => '写真を準備中',
    sending: (at, total) => `${total}枚中${at}枚目を送信中`,
    done: () => 'すべて保存済み',
  },
  people: {
    remove: (name) => `${name}を外す`,
    removeTitle: (name) => `${name}を外しますか？`,
    removeText:
      'Snaplandを次に起動するまで、このスマホからは何も受け取りません。送信途中のものは取り消し、届いた写真は残ります。',
    removeNow: '外す',
    cancel: 'キャンセル',
    asks: (name) => `${name}が写真を送ろうとしています。`,
    allow: '許可',
    refuse: '拒否',
  },
}
