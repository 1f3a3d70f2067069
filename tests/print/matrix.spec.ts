import type { Page } from '@playwright/test';
import { formCodes, forms } from '../../shared/forms.ts';
import type { FormCode } from '../../shared/forms.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { paperSpec } from '../../shared/papers.ts';
import type { Paper, PaperSpec } from '../../shared/papers.ts';
import { sheets } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { shopPassword } from '../support/demo-shop.ts';
import { rewriteData } from './matrix-data.ts';
import type { Rewrite, RewrittenData } from './matrix-data.ts';
import { fixtures } from './matrix-forms.ts';
import { fileOf, greyPage, readPdf, squeeze } from './pdf.ts';
import type { Pdf } from './pdf.ts';

test.describe.configure({ timeout: 300_000 });

/** How far a page may be from the size of its paper. */
const mostMm = 0.1;

const filler = '安装人员到场后发现墙体空鼓，已拍照留存并与客户当面确认处理办法。';
const longText = (nth: number, length: number) => `${nth}号`.concat(filler.repeat(60)).slice(0, length);
/** Fields in which somebody tells something; the forms let them go on overleaf. */
const isStory = /^(content|requestContent|remedy|fault|investigation|desiredServices|letter)$/;
type Variant = 'stored' | 'longest' | 'shortest';
const variants: Readonly<Record<Variant, Rewrite>> = {
  stored: (text) => text,
  // a story fills pages, everything else is as long as a long name
  longest: (text, nth, field) => {
    const length = isStory.test(field) ? 900 : text.length < 3 ? text.length : text.length < 6 ? 20 : 60;
    return text.length >= length ? text : longText(nth, length);
  },
  shortest: () => '一',
};

const isLabel = (form: FormCode) => forms[form].papers[0] === '60x40';

/** Opens the preview anew, on the first of the form's papers. */
async function show(page: Page, path: string, form: FormCode): Promise<void> {
  const [paper = 'A4'] = forms[form].papers;
  const [copy] = forms[form].layers;
  await page.goto(`${path}${path.includes('?') ? '&' : '?'}paper=${paper}${copy ? `&copies=${copy}` : ''}`);
  if (forms[form].isSecret) {
    await page.getByLabel(zhCN.keys.password).fill(shopPassword);
    await page.keyboard.press('Enter');
  }
  await sheets(page).first().waitFor();
}

/** Another paper for what is shown, chosen beside it. The sheets of before stay until those of the new paper stand. */
async function choosePaper(page: Page, form: FormCode, paper: Paper): Promise<void> {
  await page.getByRole('combobox', { name: zhCN.print.page.paper, exact: true }).click();
  await page.getByRole('option', { name: zhCN.print.paper[paper], exact: true }).click();
  const { widthMm, heightMm } = specOf(form, paper);
  await page.waitForFunction(
    ([width, height]) => {
      const { style } = document.querySelector<HTMLElement>('.paper-pages .sheet') ?? {};
      const isNear = (drawn = '', wanted: number) => drawn.endsWith('mm') && Math.abs(Number.parseFloat(drawn) - wanted) < 0.5;
      return isNear(style?.width, width) && (height === null || isNear(style?.height, height));
    },
    [widthMm, heightMm] as const,
    { timeout: 20_000 },
  );
}

function specOf(form: FormCode, paper: Paper): PaperSpec {
  return paperSpec(paper, forms[form].isLandscape && (paper === 'A4' || paper === 'A5'));
}

/** The sheets are as large as their paper, by the rule that the printer gets and by the file; words stand inside what can be printed. */
async function requireFit(page: Page, pdf: Pdf, form: FormCode, paper: Paper): Promise<void> {
  const { widthMm, heightMm, marginMm } = specOf(form, paper);
  const rules = await page.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .flatMap((rule) => (rule instanceof CSSPageRule ? [rule.cssText] : [])),
  );
  if (heightMm !== null) expect(rules.join('\n'), `${form} ${paper}`).toContain(`size: ${widthMm}mm ${heightMm}mm`);
  for (const one of pdf.pages) {
    expect(Math.abs(one.widthMm - widthMm), `${form} ${paper} width`).toBeLessThanOrEqual(mostMm);
    if (heightMm !== null) expect(Math.abs(one.heightMm - heightMm), `${form} ${paper} height`).toBeLessThanOrEqual(mostMm);
    const outside = one.words.filter(
      ({ left, right, top, bottom }) =>
        left < marginMm.left - 0.3 || right > widthMm - marginMm.right + 0.3 || top < 0 || bottom > one.heightMm,
    );
    expect(outside, `${form} ${paper}: words outside what can be printed`).toEqual([]);
  }
  expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
}

/** No ink of any kind in the outer 19 mm where the tractor's holes are: looked at dot by dot. */
function requireCleanStrips(bytes: Buffer, name: string): void {
  const { width, height, dots } = greyPage(bytes, 72);
  const strip = Math.floor((19 / 25.4) * 72);
  expect(dots.length, name).toBe(width * height);
  const dark = dots.filter((dot, at) => dot < 200 && (at % width < strip || at % width >= width - strip)).length;
  expect(dark, `${name}: dots on the tractor strips`).toBe(0);
}

/** Signs that are seen, how often each. */
function signsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sign of text.normalize('NFKC').replace(/[\p{C}\p{Z}\p{M}\s]/gu, '')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

/** Lists of everything that the shared shop did: the text of one row is part of another's, so that each text is looked for by itself. */
const isList = (form: FormCode) => form === 'callRegister' || form === 'reportTable';

/** Cells stand beside each other and break where they like: what was stored is there when none of its signs is missing. */
function missingSigns(onPaper: string, texts: readonly string[], form: FormCode): readonly string[] {
  const there = signsOf(onPaper);
  return (isList(form) ? texts : [texts.join('')]).flatMap((text) =>
    [...signsOf(text)].filter(([sign, count]) => (there.get(sign) ?? 0) < count).map(([sign]) => sign),
  );
}

async function textOf(page: Page): Promise<string> {
  return (await sheets(page).allTextContents()).join('\n');
}

/** Which of the record's texts the shown form prints, by what was stored. */
async function printedTexts(page: Page, data: RewrittenData): Promise<ReadonlySet<string>> {
  const text = squeeze(await textOf(page));
  return new Set(data.texts.map(([stored]) => stored).filter((stored) => text.includes(squeeze(stored))));
}

/** What must stand on the paper; where two fields held the same text, the shorter of what they hold now. */
function answeredOf(data: RewrittenData, printed: ReadonlySet<string>): readonly string[] {
  const answers = new Map<string, string>();
  for (const [stored, answered] of data.texts) {
    const before = answers.get(stored);
    if (printed.has(stored) && (before === undefined || answered.length < before.length)) answers.set(stored, answered);
  }
  return [...answers.values()];
}

/** Dialogs, errors and requests to anywhere else: what a text does that is more than text. */
function watchActs(page: Page, address: string): readonly string[] {
  const acts: string[] = [];
  page.on('dialog', (dialog) => {
    acts.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => acts.push(`error ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith('data:') && !url.startsWith('blob:')) acts.push(`request ${url}`);
  });
  return acts;
}

/** What is shown, as a file: size, printable area, all values, page numbers. */
async function requirePaper(page: Page, data: RewrittenData, printed: ReadonlySet<string>, form: FormCode, paper: Paper, variant: Variant) {
  const bytes = await fileOf(page);
  const pdf = readPdf(bytes);
  await requireFit(page, pdf, form, paper);
  if (paper.startsWith('241') && variant === 'longest') requireCleanStrips(bytes, `${form} ${paper}`);
  // a label holds what fits
  if (isLabel(form)) return;
  expect(missingSigns(await textOf(page), answeredOf(data, printed), form), `${form} ${paper} ${variant}`).toEqual([]);
  // a roll has one page, which says nothing of pages
  if (form === 'testPage' || paper === '80mm') return;
  pdf.texts.forEach((text, index) => {
    const foot = zhCN.print.foot.pages.replace('{{page}}', String(index + 1)).replace('{{pages}}', String(pdf.texts.length));
    expect(text, `${form} ${paper} page ${index + 1}`).toContain(squeeze(foot));
  });
}

/** Sixty hostile texts in each field, several at a time, in the preview of the form's first paper: a file is printed from the same sheets. */
async function requireOnlyText(page: Page, data: RewrittenData, printed: ReadonlySet<string>, form: FormCode, path: string) {
  const at = 20;
  for (let from = 0; from < hostileTexts.length; from += at) {
    data.begin(() => hostileTexts.slice(from, from + at).join(' '));
    await show(page, path, form);
    const inSheets = await page.evaluate(() => ({
      pwned: 'pwned' in window,
      elements: document.querySelectorAll('.sheet :is(script,iframe,object,embed,form,input,a,style,link,meta,base,video,math,img,h1)')
        .length,
    }));
    expect(inSheets, `${form} from ${from}`).toEqual({ pwned: false, elements: 0 });
    if (!isLabel(form))
      expect(missingSigns(await textOf(page), answeredOf(data, printed), form), `${form} texts from ${from} are there`).toEqual([]);
  }
}

test('every form of the registry has a fixture, and the fixtures are of forms that there are', () => {
  expect(Object.keys(fixtures).sort()).toEqual([...formCodes].sort());
  expect(hostileTexts.length).toBeGreaterThanOrEqual(60);
});

for (const form of formCodes) {
  test(`F105 ${form} ${forms[form].no}: with stored and shortest texts, and with the longest on each of its papers: size, printable area, all values, page numbers; sixty hostile texts in each field are only text`, async ({
    shop,
  }) => {
    const path = await fixtures[form](shop.address);
    const { page } = await shop.seat({ role: forms[form].isSecret ? 'administrator' : 'supervisor', path: '/' });
    const acts = watchActs(page, shop.address);
    const data = await rewriteData(page);
    const [first = 'A4', ...others] = forms[form].papers;

    data.begin(variants.stored);
    await show(page, path, form);
    const printed = await printedTexts(page, data);
    if (form !== 'testPage') expect(printed.size, 'texts of the record on the paper').toBeGreaterThanOrEqual(1);
    await requirePaper(page, data, printed, form, first, 'stored');

    data.begin(variants.shortest);
    await show(page, path, form);
    await requirePaper(page, data, printed, form, first, 'shortest');

    data.begin(variants.longest);
    await show(page, path, form);
    await requirePaper(page, data, printed, form, first, 'longest');
    for (const paper of others) {
      await choosePaper(page, form, paper);
      await requirePaper(page, data, printed, form, paper, 'longest');
    }

    await requireOnlyText(page, data, printed, form, path);
    expect(acts).toEqual([]);
  });
}
