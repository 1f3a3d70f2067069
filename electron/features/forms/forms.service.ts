import type { z } from 'zod';
import { formCodes } from '../../../shared/forms.ts';
import type { FormCode } from '../../../shared/forms.ts';
import type {
  FormChoice,
  FormLayout,
  FormSetup,
  LayoutPaper,
  NewestRecords,
  saveDefaultInput,
  saveLayoutInput,
} from '../../../shared/form-layouts.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { lockShop } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { findDefaults, findLayouts, findNewest, insertDefault, insertLayout } from './forms.repository.ts';

/** All that the shop changed about its printed forms. */
export async function viewFormSetup({ db }: ActorContext): Promise<FormSetup> {
  return readFormSetup(db);
}

/** The newest records, so that the layout of a form can be looked at on one of the shop's own. */
export async function viewNewestRecords({ db }: ActorContext): Promise<NewestRecords> {
  return findNewest(db);
}

/**
 * From now on a form is laid out so on a paper (F106: parts out of an allow-list, text is only text). What was printed before is not touched.
 * @throws DomainError `staleVersion` with the newer layout.
 */
export async function saveLayout(
  context: ActorContext,
  { form, paper, current, layout }: z.output<typeof saveLayoutInput>,
): Promise<FormSetup> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await lockShop(tx);
    const before = (await readFormSetup(tx)).layouts.find((one) => one.form === form && one.paper === paper);
    if ((before?.current ?? 0) !== current) throw new DomainError('staleVersion', { what: 'formLayout', current: before });
    await insertLayout(tx, { form, paper, layout: layout === null ? '' : JSON.stringify(layout), userId: actor.userId, at: now });
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'formLayoutChanged',
      data: { form, paper },
      changes: {
        ...changesBetween(layoutTexts(before?.layout ?? null), layoutTexts(layout)),
        printedForm: [form, form],
        printPaper: [paper, paper],
      },
    });
    touch('forms');
    return readFormSetup(tx);
  });
}

/**
 * On what and how a form is printed from now on, where a seat did not choose otherwise.
 * @throws DomainError `staleVersion` with the newer setting.
 */
export async function saveDefault(context: ActorContext, { form, current, choice }: z.output<typeof saveDefaultInput>): Promise<FormSetup> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    await lockShop(tx);
    const before = (await readFormSetup(tx)).defaults.find((one) => one.form === form);
    if ((before?.current ?? 0) !== current) throw new DomainError('staleVersion', { what: 'formDefault', current: before });
    await insertDefault(tx, { form, choice: choice === null ? '' : JSON.stringify(choice), userId: actor.userId, at: now });
    await record({
      subject: 'shop',
      subjectId: 1,
      kind: 'formDefaultChanged',
      data: { form },
      changes: { ...changesBetween(choiceTexts(before?.choice ?? null), choiceTexts(choice)), printedForm: [form, form] },
    });
    touch('forms');
    return readFormSetup(tx);
  });
}

async function readFormSetup(db: Db): Promise<FormSetup> {
  const layouts = await findLayouts(db);
  const defaults = await findDefaults(db);
  return {
    layouts: layouts.filter(isOfKnownForm).map((row) => ({
      ...row,
      paper: row.paper as LayoutPaper,
      layout: row.layout === '' ? null : (JSON.parse(row.layout) as FormLayout),
    })),
    defaults: defaults
      .filter(isOfKnownForm)
      .map((row) => ({ ...row, choice: row.choice === '' ? null : (JSON.parse(row.choice) as FormChoice) })),
  };
}

function isOfKnownForm<Row extends { readonly form: string }>(row: Row): row is Row & { readonly form: FormCode } {
  return formCodes.some((code) => code === row.form);
}

/** A layout in the words of the audit: parts in their order, `-` before those left out, new captions behind them. */
function layoutTexts(layout: FormLayout | null) {
  const { parts = [], topText = '', bottomText = '', hasLogo = true } = layout ?? {};
  return {
    formParts: parts
      .map(({ key, caption, size, isHidden }) => `${isHidden ? '-' : ''}${key}${caption && ` = ${caption}`}${size ? ` (${size})` : ''}`)
      .join(', '),
    formTopText: topText,
    formBottomText: bottomText,
    formHasLogo: hasLogo,
  };
}

function choiceTexts(choice: FormChoice | null) {
  return {
    printPaper: choice?.paper ?? '',
    printTurned: choice?.isLandscape ?? false,
    printCopies: choice?.copies.join(' ') ?? '',
    printCarbon: choice?.isCarbon ?? false,
    printOverlay: choice?.isOverlay ?? false,
  };
}
