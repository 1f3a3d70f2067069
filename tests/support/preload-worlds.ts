/**
 * Two scripts that stand for Electron's context bridge in a plain Chromium: one in the page's world, one in the preload's. Values
 * cross as JSON in DOM events, functions as numbers. A call runs at once, as over the real bridge; only promises come later.
 */
export const pageWorld = `(() => {
  const pending = new Map(), kept = new Map();
  let count = 0;
  const call = (key, name, args) => {
    const id = ++count, entry = {};
    pending.set(id, entry);
    const detail = JSON.stringify({ id, key, name, args: args.map((arg) => typeof arg === 'function' ? { __kept: (kept.set(++count, arg), count) } : arg) });
    document.dispatchEvent(new CustomEvent('__bridge_call', { detail }));
    const { first } = entry;
    if (first.isPromise) return new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    pending.delete(id);
    if (first.error !== undefined) throw new Error(first.error);
    return revive(first.value);
  };
  const revive = (value) => value && value.__function ? (...args) => call('', value.__function, args) : value;
  document.addEventListener('__bridge_answer', (event) => {
    const answer = JSON.parse(event.detail), entry = pending.get(answer.id);
    if (!entry.first) { entry.first = answer; return; }
    pending.delete(answer.id);
    if (answer.error !== undefined) entry.reject(new Error(answer.error)); else entry.resolve(revive(answer.value));
  });
  document.addEventListener('__bridge_event', (event) => {
    const { id, args } = JSON.parse(event.detail);
    kept.get(id)(...args);
  });
  document.addEventListener('__bridge_expose', (event) => {
    const { key, functions, values } = JSON.parse(event.detail);
    const api = { ...values };
    for (const name of functions) api[name] = (...args) => call(key, name, args);
    Object.defineProperty(window, key, { value: Object.freeze(api), writable: false, configurable: false });
  });
})();`;

/** The preload's world: what a sandboxed preload may use, with the BUILT bundle inside. */
export function preloadWorld(bundle: string): string {
  return `(() => {
  const apis = { '': {} }, pending = new Map(), listeners = new Map();
  let count = 0;
  globalThis.__ipcAnswer = (text) => {
    const { id, value, error } = JSON.parse(text), entry = pending.get(id);
    pending.delete(id);
    if (error === undefined) entry.resolve(value); else entry.reject(new Error(error));
  };
  globalThis.__ipcEvent = (text) => {
    const { channel, argument } = JSON.parse(text);
    for (const listener of listeners.get(channel) ?? []) listener({}, argument);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(key, api) {
        apis[key] = api;
        const functions = Object.keys(api).filter((name) => typeof api[name] === 'function');
        const values = Object.fromEntries(Object.entries(api).filter(([, value]) => typeof value !== 'function'));
        document.dispatchEvent(new CustomEvent('__bridge_expose', { detail: JSON.stringify({ key, functions, values }) }));
      },
    },
    ipcRenderer: {
      invoke: (channel, argument) => new Promise((resolve, reject) => {
        const id = ++count;
        pending.set(id, { resolve, reject });
        __ipcInvoke(JSON.stringify({ id, channel, argument }));
      }),
      on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
      removeListener(channel, listener) { listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known !== listener)); },
    },
  };
  const answer = (detail) => document.dispatchEvent(new CustomEvent('__bridge_answer', { detail: JSON.stringify(detail) }));
  const toValue = (value) => typeof value === 'function' ? { __function: (apis[''][++count] = value, count) } : value;
  const toArgument = (arg) => arg && arg.__kept
    ? (...args) => void document.dispatchEvent(new CustomEvent('__bridge_event', { detail: JSON.stringify({ id: arg.__kept, args }) }))
    : arg;
  document.addEventListener('__bridge_call', (event) => {
    const { id, key, name, args } = JSON.parse(event.detail);
    try {
      const value = apis[key][name](...args.map(toArgument));
      if (!(value instanceof Promise)) { answer({ id, value: toValue(value) }); return; }
      answer({ id, isPromise: true });
      value.then((result) => answer({ id, value: toValue(result) }), (error) => answer({ id, error: String(error && error.message || error) }));
    } catch (error) {
      answer({ id, error: String(error && error.message || error) });
    }
  });
  const module = { exports: {} };
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('module not found: ' + name + ' (a sandboxed preload may only require electron)');
  };
  (function (module, exports, require, process) { ${bundle}
  })(module, module.exports, require, { platform: 'linux', versions: {} });
})();`;
}
