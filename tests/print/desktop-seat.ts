import type { Page } from '@playwright/test';

/** The preload's bridge over HTTP, with a printer that keeps what it gets. */
export function desktopSeat(): void {
  const counter = {
    platform: 'desktop',
    seatState: async () => ({ kind: 'host' }),
    onSeatState: () => () => undefined,
    async rpc(request: string) {
      const { type, path, input } = JSON.parse(request) as { type: string; path: string; input: unknown };
      const body = JSON.stringify(input);
      const query = type === 'query' && body !== undefined ? `?input=${encodeURIComponent(body)}` : '';
      const answer = await fetch(`/trpc/${path}${query}`, {
        method: type === 'query' ? 'GET' : 'POST',
        headers: { 'x-counter': '1', 'content-type': 'application/json' },
        ...(type !== 'query' && { body: body ?? '' }),
      });
      return answer.text();
    },
    onTopics: () => () => undefined,
    async print(job: unknown) {
      Object.assign(window, { printed: job });
      return { status: 'done' };
    },
    savePdf: async () => ({ status: 'done' }),
    listPrinters: async () => [{ name: 'EPSON', displayName: 'EPSON LQ-630K', description: '' }],
    printJobs: async () => [],
    onPrintJobs: () => () => undefined,
    actOnPrintJob: async () => undefined,
    notify: async () => undefined,
  };
  Object.defineProperty(window, 'counter', { value: counter });
}

/** The document that the print window of the desktop got. */
export async function printedHtml(page: Page): Promise<{ readonly html: string; readonly paper: unknown }> {
  const job = await page.waitForFunction(() => (window as unknown as { printed?: { html: string; paper: unknown } }).printed);
  return (await job.jsonValue()) ?? { html: '', paper: null };
}
