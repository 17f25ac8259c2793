import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '文件(&F)',
    edit: '编辑(&E)',
    photo: '照片(&P)',
    view: '显示(&V)',
    window: '窗口(&W)',
    commands: {
      selectAll: '选择所有照片',
      larger: '放大缩略图',
      smaller: '缩小缩略图',
      usualSize: '默认大小',
      settings: '设置…',
      stop: '停止接收',
      resume: '继续接收',
    },
    roles: {
      undo: '撤销',
      redo: '重做',
      cut: '剪切',
      copy: '复制',
      paste: '粘贴',
      selectAll: '全选',
      about: '关于 Snapland',
      services: '服务',
      hide: '隐藏 Snapland',
      hideOthers: '隐藏其他',
      unhide: '全部显示',
      minimize: '最小化',
      zoom: '缩放',
      front: '前置全部窗口',
      close: '关闭窗口',
      quit: '退出 Snapland',
    },
  },
}
