import { contextBridge, ipcRenderer } from 'electron';

/** All that the page which asks for the recovery code can do: send what was typed, or null to quit. Answers whether it was wrong. */
contextBridge.exposeInMainWorld('sendRecoveryCode', (code: string | null) =>
  ipcRenderer.invoke('recoveryCode', code === null ? null : String(code)),
);
