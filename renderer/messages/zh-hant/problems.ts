import type { problems as English } from '../en/problems'
import { photos } from './count'

export const problems: typeof English = {
  notices: {
    label: '訊息',
    dismiss: '關閉',
    one: (file, sender) => `${file}，來自 ${sender}`,
    several: (n, sender) => `${photos(n)}，來自 ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: '這裡已經有了，沒有重複儲存。',
      next: '這支手機之前傳送過相同的內容，圖庫中的照片就是它。',
    },
    BODY_ENDED_EARLY: {
      what: '與手機的連線中斷了。',
      next: '收到的部分已保留。手機回到這個 Wi-Fi 並開啟頁面後會繼續。',
    },
    IDLE: {
      what: '有一段時間沒有收到資料。',
      next: '收到的部分已保留。喚醒手機並讓頁面保持開啟，就會從那裡繼續。',
    },
    CHECKSUM_MISMATCH: {
      what: '有一部分在傳輸中損壞了。',
      next: '什麼都沒有遺失，手機會重新傳送那一部分。',
    },
    EMPTY_FILE: {
      what: '檔案是空的（0 位元組），沒有可儲存的內容。',
      next: '它還在手機上。請在手機上打開，看看照片是否還在。',
    },
    TOO_LARGE: {
      what: '檔案超過這台電腦可接收的大小。',
      next: '它還在手機上，其他照片會繼續傳送。',
    },
    NOT_A_PHOTO: {
      what: '這不是照片，沒有儲存。',
      next: '它還在手機上，其他照片會繼續傳送。',
    },
    SAVE_FAILED: {
      what: '無法將照片寫入磁碟。',
      next: '它還在手機上。請檢查接收資料夾，然後重新傳送。',
    },
    EXPIRED: {
      what: '這張照片沒有在一天內傳完。',
      next: '已收到的部分已刪除。照片還在手機上，請重新傳送。',
    },
    FOLDER_GONE: {
      what: '接收資料夾不見了。',
      next: '收到的部分已保留。請接上它的磁碟或重新建立資料夾，然後在手機上重試。',
    },
    FOLDER_READ_ONLY: {
      what: 'Snapland 無法寫入接收資料夾。',
      next: '照片還在手機上。請允許寫入，然後在手機上重試。',
    },
    DISK_FULL: {
      what: '這台電腦的磁碟已滿。',
      next: '收到的部分已保留。請騰出空間，然後在手機上重試。',
    },
    PAUSED: {
      what: '這台電腦暫時停止了接收。',
      next: '照片還在手機上。',
    },
    NOT_FOUND: {
      what: '這張照片傳輸時代碼變了。',
      next: '它還在傳送它的地方。請掃描新的 QR Code 並重新傳送。',
    },
    INTERNAL: {
      what: '這台電腦出了點問題。',
      next: '已儲存的內容沒有遺失，請重新傳送照片。',
    },
  },
  startFailed: {
    what: 'Snapland 無法顯示照片。',
    next: '照片安全地儲存在接收資料夾中。請關閉 Snapland 再重新打開。',
  },
}
