import type { Page } from '@playwright/test';

/** Says what stands in a text of the printed data instead; `nth` counts different texts, `field` is the name of the text's field. */
export type Rewrite = (text: string, nth: number, field: string) => string;

/** What the page's data was rewritten to, since the last `begin`. */
export interface RewrittenData {
  begin(rewrite: Rewrite): void;
  /** Pairs of what was stored and what was answered. */
  readonly texts: readonly (readonly [stored: string, answered: string])[];
}

/** Answers that are about the program, the person and the shop's settings, not about the record on the paper. */
const notPrinted = /^(auth|forms|prints|alerts|presets|settings|tasks|timers|requests\.stats|attachments|customers\.duplicates)\b/;
const hasWords = /\p{Script=Han}/u;

/**
 * Rewrites the words of every record on its way to the page: so each text field of a form can hold anything, also what no input of today
 * would take. Words of a record are what has Chinese signs in it; codes, dates and numbers stay.
 */
export async function rewriteData(page: Page): Promise<RewrittenData> {
  let rewrite: Rewrite = (text) => text;
  const texts: (readonly [string, string])[] = [];
  const order = new Map<string, number>();
  // In the page itself, not on the way there: a page whose requests are held up keeps nothing and loads the program anew each time.
  await page.exposeFunction('rewriteAnswer', (path: string, text: string) => {
    const names = decodeURIComponent(path.replace(/^.*\/trpc\//, '')).split(',');
    const body: unknown = JSON.parse(text);
    const answers = Array.isArray(body) ? body : [body];
    const changed = answers.map((answer: unknown, index) => (notPrinted.test(names[index] ?? '') ? answer : walk(answer, '')));
    return JSON.stringify(Array.isArray(body) ? changed : changed[0]);
  });
  await page.addInitScript(() => {
    const { rewriteAnswer, fetch: ask } = window as unknown as {
      rewriteAnswer: (path: string, text: string) => Promise<string>;
      fetch: typeof fetch;
    };
    window.fetch = async (input, init) => {
      const answer = await ask(input, init);
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      if ((init?.method ?? 'GET') !== 'GET' || !pathname.includes('/trpc/')) return answer;
      return new Response(await rewriteAnswer(pathname, await answer.text()), answer);
    };
  });
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'string' && hasWords.test(value)) {
      order.set(value, order.get(value) ?? order.size);
      const answered = rewrite(value, order.get(value) ?? 0, field);
      texts.push([value, answered]);
      return answered;
    }
    if (Array.isArray(value)) return value.map((one: unknown) => walk(one, field));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, key)]));
  };
  return {
    texts,
    begin(next) {
      rewrite = next;
      texts.length = 0;
    },
  };
}
