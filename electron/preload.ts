import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { SeatState } from '../shared/seat-state.ts';
import type { CounterBridge, PrintJobRow } from '../shared/desktop-bridge.ts';

// The names are written out: this bundle may require nothing, and a schema library in every page's preload would be a waste.
const bridge: CounterBridge = {
  platform: 'desktop',
  upload: (head, bytes) => ipcRenderer.invoke('upload', { head, bytes }) as Promise<string>,
  seatState: () => ipcRenderer.invoke('seatState'),
  onSeatState(listener) {
    const relay = (_event: IpcRendererEvent, state: SeatState) => listener(state);
    ipcRenderer.on('seatState', relay);
    return () => void ipcRenderer.removeListener('seatState', relay);
  },
  actAsSeat: (act) => ipcRenderer.invoke('actAsSeat', act),
  keptCalls: (act) => ipcRenderer.invoke('keptCalls', act),
  rpc: (request) => ipcRenderer.invoke('rpc', String(request)) as Promise<string>,
  onTopics(listener) {
    const relay = (_event: IpcRendererEvent, topics: readonly string[]) => listener(topics);
    ipcRenderer.on('topics', relay);
    return () => void ipcRenderer.removeListener('topics', relay);
  },
  print: (job) => ipcRenderer.invoke('print', job),
  savePdf: (job) => ipcRenderer.invoke('savePdf', job),
  printJobs: () => ipcRenderer.invoke('printJobs'),
  actOnPrintJob: (act) => ipcRenderer.invoke('actOnPrintJob', act),
  onPrintJobs(listener) {
    const relay = (_event: IpcRendererEvent, rows: readonly PrintJobRow[]) => listener(rows);
    ipcRenderer.on('printJobs', relay);
    return () => void ipcRenderer.removeListener('printJobs', relay);
  },
  listPrinters: () => ipcRenderer.invoke('listPrinters'),
  notify: (text) => ipcRenderer.invoke('notify', String(text)),
};

contextBridge.exposeInMainWorld('counter', Object.freeze(bridge));
