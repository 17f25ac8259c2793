import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '檔案(&F)',
    edit: '編輯(&E)',
    photo: '照片(&P)',
    view: '顯示方式(&V)',
    window: '視窗(&W)',
    commands: {
      selectAll: '選取所有照片',
      larger: '放大縮圖',
      smaller: '縮小縮圖',
      usualSize: '預設大小',
      settings: '設定…',
      stop: '停止接收',
      resume: '繼續接收',
    },
    roles: {
      undo: '還原',
      redo: '重做',
      cut: '剪下',
      copy: '拷貝',
      paste: '貼上',
      selectAll: '全選',
      about: '關於 Snapland',
      services: '服務',
      hide: '隱藏 Snapland',
      hideOthers: '隱藏其他',
      unhide: '顯示全部',
      minimize: '最小化',
      zoom: '縮放',
      front: '將此程式所有視窗移至最前',
      close: '關閉視窗',
      quit: '結束 Snapland',
    },
  },
}
