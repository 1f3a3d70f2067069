import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopTexts } from '../shared/i18n/desktop.ts';

/** The application's menu: what the system expects, and nothing that leads out of the application. */
export function setMenu(
  texts: DesktopTexts['menu'],
  { isPackaged, platform, update }: { readonly isPackaged: boolean; readonly platform: NodeJS.Platform; readonly update: () => void },
): void {
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: texts.undo },
    { role: 'redo', label: texts.redo },
    { type: 'separator' },
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'selectAll', label: texts.selectAll },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload', label: texts.reload },
    { role: 'zoomIn', label: texts.zoomIn },
    { role: 'zoomOut', label: texts.zoomOut },
    { role: 'resetZoom', label: texts.resetZoom },
    { role: 'togglefullscreen', label: texts.fullScreen },
    ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
  const file: MenuItemConstructorOptions = {
    label: texts.file,
    submenu: [
      { label: texts.update, click: update },
      ...(platform === 'darwin' ? [] : [{ type: 'separator' } as const, { role: 'quit', label: texts.quit } as const]),
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      file,
      { label: texts.edit, submenu: edit },
      { label: texts.view, submenu: view },
    ]),
  );
}
