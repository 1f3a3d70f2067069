import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeKeyring, safeStorageOf } from './fake-keyring.ts';
import type { FakeKeyring } from './fake-keyring.ts';

type Handler = (event: unknown, argument: unknown) => Promise<unknown>;
type Protocol = (request: Request) => Response | Promise<Response>;
type WindowOptions = { readonly show?: boolean; readonly webPreferences: Readonly<Record<string, unknown>> };

export class FakeContents extends EventEmitter {
  openHandler: ((details: unknown) => unknown) | undefined;
  readonly sent: (readonly unknown[])[] = [];
  /** Puts a message into the page, where there is one. */
  deliver: ((channel: string, argument: unknown) => void) | undefined;
  reloads = 0;
  printed: unknown[] = [];
  paper: FakePaper | undefined;

  setWindowOpenHandler(handler: (details: unknown) => unknown) {
    this.openHandler = handler;
  }
  isDestroyed() {
    return false;
  }
  send(channel: string, argument: unknown) {
    this.sent.push([channel, structuredClone(argument)]);
    this.deliver?.(channel, structuredClone(argument));
  }
  reload() {
    this.reloads++;
  }
  async getPrintersAsync() {
    return [{ name: 'EPSON_LQ-635K', displayName: 'EPSON LQ-635K', description: '', options: {} }];
  }
  async printToPDF(options: unknown) {
    return this.paper ? this.paper.pdf(options) : Buffer.from('%PDF-fake');
  }
  print(options: unknown, callback: (success: boolean, reason: string) => void) {
    this.printed.push(options);
    setImmediate(() => callback(true, ''));
  }
}

/** Where a test lets the hidden print window be a real page. */
export interface FakePaper {
  load(url: string, session: FakeSession): Promise<void>;
  pdf(options: unknown): Promise<Buffer>;
}

export class FakeSession {
  permissionRequest: ((contents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void) | undefined;
  permissionCheck: ((contents: unknown, permission: string, origin: string, details: object) => boolean) | undefined;
  devicePermission: (() => boolean) | undefined;
  beforeRequest: ((details: { readonly url: string }, callback: (answer: { readonly cancel: boolean }) => void) => void) | undefined;
  readonly protocols = new Map<string, Protocol>();
  readonly protocol = { handle: (scheme: string, handler: Protocol) => void this.protocols.set(scheme, handler) };
  readonly webRequest = { onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => void (this.beforeRequest = listener) };

  setPermissionRequestHandler(handler: NonNullable<FakeSession['permissionRequest']>) {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: NonNullable<FakeSession['permissionCheck']>) {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: NonNullable<FakeSession['devicePermission']>) {
    this.devicePermission = handler;
  }
}

interface WindowHost {
  opened(window: FakeWindow): void;
  loading(url: string): void;
  sessionOf(partition: string): FakeSession;
}

export class FakeWindow extends EventEmitter {
  readonly options: WindowOptions;
  readonly webContents = new FakeContents();
  readonly acts: string[] = [];
  url = '';
  readonly #host: WindowHost;

  constructor(options: WindowOptions, host: WindowHost) {
    super();
    this.options = options;
    this.#host = host;
    host.opened(this);
  }
  async loadURL(url: string) {
    this.url = url;
    this.#host.loading(url);
    const { partition } = this.options.webPreferences;
    await this.webContents.paper?.load(url, this.#host.sessionOf(typeof partition === 'string' ? partition : ''));
    this.emit('ready-to-show');
  }
  isMinimized() {
    return true;
  }
  show() {
    this.acts.push('show');
  }
  focus() {
    this.acts.push('focus');
  }
  restore() {
    this.acts.push('restore');
  }
  destroy() {
    this.acts.push('destroy');
    this.emit('closed');
  }
}

export interface FakeElectronOptions {
  readonly isPackaged?: boolean;
  /** False: another instance is running. */
  readonly hasLock?: boolean;
  /** Answer of the save dialog. */
  readonly saveTo?: string;
  readonly locale?: string;
  /** Of the account at this machine; absent: one of its own that works. */
  readonly keyring?: FakeKeyring;
  /** Which button a message box gets. */
  readonly press?: number;
  /** Its folder, where an earlier start left one. */
  readonly userData?: string;
}

/** A recording double of the package `electron`: what main asks of it, in the order in which it asks. */
export function fakeElectron({
  isPackaged = true,
  hasLock = true,
  saveTo,
  locale = 'zh-CN',
  keyring = fakeKeyring(),
  press = 0,
  userData = mkdtempSync(join(tmpdir(), 'counter-desktop-')),
}: FakeElectronOptions = {}) {
  const calls: (readonly unknown[])[] = [];
  const note = (...call: readonly unknown[]) => void calls.push(call);
  const handlers = new Map<string, Handler>();
  const windows: FakeWindow[] = [];
  const sessions = new Map<string, FakeSession>();
  const sessionOf = (partition: string) => {
    const known = sessions.get(partition) ?? new FakeSession();
    sessions.set(partition, known);
    return known;
  };
  const app = Object.assign(new EventEmitter(), {
    isPackaged,
    enableSandbox: () => note('enableSandbox'),
    requestSingleInstanceLock: () => (note('requestSingleInstanceLock'), hasLock),
    setPath: (name: string, path: string) => note('setPath', name, path),
    getPath: () => userData,
    getLocale: () => locale,
    whenReady: () => new Promise((resolve) => setImmediate(resolve)).then(() => note('ready')),
    quit: () => note('quit'),
    exit: (code: number) => note('exit', code),
    relaunch: () => note('relaunch'),
  });

  const windowHost: WindowHost = {
    opened(window) {
      windows.push(window);
      fake.onWindow?.(window);
      app.emit('web-contents-created', {}, window.webContents);
    },
    loading: (url) => note('loadURL', url),
    sessionOf,
  };
  // Called with `new`, a function that returns an object is a class.
  function BrowserWindow(options: WindowOptions) {
    return new FakeWindow(options, windowHost);
  }

  const defaultSession = sessionOf('');
  const fake = {
    calls,
    handlers,
    windows: windows as readonly FakeWindow[],
    sessions,
    defaultSession,
    app,
    userData,
    notices: [] as unknown[],
    errorBoxes: [] as (readonly string[])[],
    menus: [] as unknown[],
    onWindow: undefined as ((window: FakeWindow) => void) | undefined,
    /** Answers a request of the main window's page. */
    answer: async (url: string, method = 'GET') => defaultSession.protocols.get('app')?.(new Request(url, { method })),
    module: {
      app: app as unknown,
      BrowserWindow,
      dialog: {
        showMessageBox: async (options: unknown) => (note('showMessageBox', options), { response: press }),
        showErrorBox: (title: string, text: string) => void fake.errorBoxes.push([title, text]),
        showSaveDialog: async (options: unknown) => (
          note('showSaveDialog', options),
          { canceled: saveTo === undefined, filePath: saveTo ?? '' }
        ),
      },
      ipcMain: {
        handle: (channel: string, handler: Handler) => {
          if (handlers.has(channel)) throw new Error(`second handler for '${channel}'`);
          handlers.set(channel, handler);
        },
        removeHandler: (channel: string) => void handlers.delete(channel),
      },
      safeStorage: safeStorageOf(keyring),
      Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (menu: unknown) => void fake.menus.push(menu) },
      Notification: class {
        readonly options: unknown;
        constructor(options: unknown) {
          this.options = options;
        }
        show() {
          fake.notices.push(this.options);
        }
      },
      protocol: {
        registerSchemesAsPrivileged: (schemes: unknown) => note('registerSchemesAsPrivileged', schemes),
        handle: defaultSession.protocol.handle,
      },
      session: { defaultSession, fromPartition: (name: string) => (note('fromPartition', name), sessionOf(name)) },
    },
  };
  return fake;
}

export type FakeElectron = ReturnType<typeof fakeElectron>;

/**
 * Starts a BUILT main bundle under this Node with `electron` replaced by the double.
 * @returns a function that takes its listeners off this process again.
 */
export async function startMain(fake: FakeElectron, file: string, env: Readonly<Record<string, string>> = {}): Promise<() => void> {
  const loader = Module as unknown as { _load(request: string, ...rest: readonly unknown[]): unknown };
  const load = loader._load;
  const require = createRequire(import.meta.url);
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => process.listeners(event as 'uncaughtException'));
  const { DATABASE_URL, COUNTER_DATA } = process.env;
  delete process.env['DATABASE_URL'];
  Object.assign(process.env, { COUNTER_DATA: join(fake.userData, 'data') }, env);
  loader._load = (request, ...rest) => (request === 'electron' ? fake.module : load.call(Module, request, ...rest));
  try {
    delete require.cache[require.resolve(file)];
    require(file);
    await settled(fake);
  } finally {
    loader._load = load;
    restore('DATABASE_URL', DATABASE_URL);
    restore('COUNTER_DATA', COUNTER_DATA);
  }
  return () => {
    for (const [index, event] of events.entries()) {
      for (const listener of process.listeners(event as 'uncaughtException'))
        if (!before[index]?.includes(listener)) process.removeListener(event, listener);
    }
  };
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** Until a window has its page, or the program has said that it ends. */
async function settled(fake: FakeElectron): Promise<void> {
  const isSettled = () => fake.windows.some(({ url }) => url !== '') || fake.calls.some(([name]) => name === 'quit' || name === 'exit');
  const until = Date.now() + 20_000;
  while (!isSettled()) {
    if (Date.now() > until) throw new Error('main neither opened a window nor ended');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
