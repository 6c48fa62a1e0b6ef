import { type BaseWindow, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { zoomBy } from './zoom.ts';

/**
 * The menu: editing, which macOS has no shortcuts for without it, and zoom within limits. Both languages in one
 * label, because the screens' language is theirs to choose. No function keys: they belong to the till.
 */
export function setAppMenu(options: { readonly isPackaged: boolean }): void {
  const zoom = (steps: number | 'reset') => (_item: unknown, window: BaseWindow | undefined) => {
    if (window instanceof BrowserWindow) zoomBy(window.webContents, steps);
  };
  const view: MenuItemConstructorOptions[] = [
    { label: '放大 Zoom in', accelerator: 'CmdOrCtrl+=', click: zoom(1) },
    { label: '缩小 Zoom out', accelerator: 'CmdOrCtrl+-', click: zoom(-1) },
    { label: '原始大小 Actual size', accelerator: 'CmdOrCtrl+0', click: zoom('reset') },
    { type: 'separator' },
    { label: '全屏 Full screen', role: 'togglefullscreen', accelerator: 'CmdOrCtrl+Shift+F' },
  ];
  if (!options.isPackaged) view.push({ label: '开发者工具 Developer tools', role: 'toggleDevTools' });
  const menu: MenuItemConstructorOptions[] = [
    {
      label: '程序 Program',
      submenu: [
        { label: '关于 About', role: 'about' },
        { label: '退出 Quit', role: 'quit', accelerator: 'CmdOrCtrl+Q' },
      ],
    },
    {
      label: '编辑 Edit',
      submenu: [
        { label: '撤销 Undo', role: 'undo' },
        { label: '重做 Redo', role: 'redo' },
        { label: '剪切 Cut', role: 'cut' },
        { label: '复制 Copy', role: 'copy' },
        { label: '粘贴 Paste', role: 'paste' },
        { label: '全选 Select all', role: 'selectAll' },
      ],
    },
    { label: '查看 View', submenu: view },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}
