import type { ImportProblem, ImportProblemCode } from '../../../shared/imports.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { readZone } from '../../platform/settings.ts';
import { openTools, readKnownTools } from '../tools/tool-opening.service.ts';
import type { KnownTools, OpeningKind, OpeningTool } from '../tools/tool-opening.service.ts';
import type { CheckedRow, ImportPlan } from './import-plan.ts';
import { gatherKinds, keyOfKind, openingKind } from './tools-kinds.ts';
import type { SheetKind } from './tools-kinds.ts';
import { readToolLine } from './tools-row.ts';
import type { ToolLine } from './tools-row.ts';

/** The exercise book of a shop: kinds of tools, numbered tools, and who holds what since when (B-21, B-22). */
export function toolsPlan(context: ActorContext): ImportPlan<ToolLine> {
  return {
    target: 'tools',
    required: () => ['name'],
    filled: ['name'],
    read: readToolLine,
    async resolve(db, rows, tell) {
      const known = await readKnownTools(db, [...new Set(rows.flatMap(({ value }) => value.kind.code || []))]);
      const today = dayOf(context.now, await readZone(context.app, db));
      const { kinds, problems } = gatherKinds(rows, known.kinds, known.elsewhere);
      const errors: ImportProblem[] = problems.map(({ row, field, code, value }) => tell(row, field, code, value));
      const duplicates: ImportProblem[] = [];
      const wrong = new Set(errors.map(({ row }) => row));
      const good: { readonly value: ToolLine; readonly kind: SheetKind; readonly found: Found }[] = [];
      const look = lookUp(known, today);
      for (const checked of rows) {
        const kind = kinds.get(keyOfKind(checked.value.kind)) as SheetKind;
        const found = look(checked, kind, wrong.has(checked.row));
        for (const { field, code, value } of found.problems) errors.push(tell(checked.row, field, code, value));
        if (found.duplicate) duplicates.push(tell(checked.row, found.duplicate.field, found.duplicate.code, found.duplicate.value));
        if (found.problems.length === 0 && !found.duplicate && !wrong.has(checked.row)) good.push({ value: checked.value, kind, found });
      }
      return {
        ...{ errors, duplicates, differences: [] },
        ...{ created: good.length, updated: 0, skipped: duplicates.length },
        async write(tx, about) {
          const opening = new Map<SheetKind, OpeningKind>();
          for (const { kind, found } of good) if (!opening.has(kind)) opening.set(kind, openingKind(kind, found.placeId));
          const tools = good.flatMap(({ value, kind, found }): readonly OpeningTool[] =>
            found.pieces === 0
              ? []
              : [
                  {
                    ...{ kind: opening.get(kind) as OpeningKind, no: value.no, qty: found.pieces, placeId: found.placeId },
                    ...{ holderId: found.holderId, managerId: found.managerId, issuedOn: value.issuedOn, dueOn: value.dueOn },
                    ...{ boughtOn: value.boughtOn, condition: value.condition },
                  },
                ],
          );
          const w = { tx, record: about.record, touch: () => undefined };
          await openTools(w, context, [...opening.values()], tools, { note: about.fileName.slice(0, 300), step: about.step });
        },
      };
    },
  };
}

interface Said {
  readonly field: string;
  readonly code: ImportProblemCode;
  readonly value: string;
}

interface Found {
  readonly problems: readonly Said[];
  readonly duplicate: Said | undefined;
  readonly pieces: number;
  readonly placeId: number;
  readonly holderId: number | null;
  readonly managerId: number | null;
}

/** What one row means for the shop, after the rows above it. */
function lookUp(known: KnownTools, today: string): (row: CheckedRow<ToolLine>, kind: SheetKind, isWrong: boolean) => Found {
  const seen = new Map<string, string>();
  const kindsSeen = new Set<string>();
  const held = new Map<string, number>();
  return ({ value }, kind, isWrong) => {
    const problems: Said[] = [];
    const say = (field: string, code: ImportProblemCode, told: string) => problems.push({ field, code, value: told });
    const person = (field: 'holder' | 'manager'): number | null => {
      const named = value[field];
      if (named === '') return null;
      const same = known.people.filter(({ name, badgeNo }) => name === named || (badgeNo !== '' && badgeNo === named));
      if (same.length !== 1) say(field, same.length === 0 ? 'personUnknown' : 'personAmbiguous', named);
      return same[0]?.id ?? null;
    };
    const [holderId, managerId] = [person('holder'), person('manager')];
    const room = value.place === '' ? known.rooms[0] : known.rooms.find(({ code, name }) => code === value.place || name === value.place);
    if (!room) say('place', 'invalid', value.place);
    if (value.no !== '' && !kind.isNumbered) say('no', 'invalid', value.no);
    for (const field of ['issuedOn', 'boughtOn'] as const) if (value[field] > today) say(field, 'inFuture', value[field]);
    const pieces = value.qty ?? (value.no !== '' || value.holder !== '' ? 1 : 0);
    const duplicate = duplicateOf(value, kind, pieces, holderId);
    if (!duplicate && problems.length === 0 && !isWrong) note(value, kind, pieces, holderId, say);
    return { problems, duplicate, pieces, placeId: room?.id ?? 0, holderId, managerId };
  };

  function duplicateOf(value: ToolLine, { key, known: there }: SheetKind, pieces: number, holderId: number | null): Said | undefined {
    if (value.no !== '') {
      const owner = known.numbers.get(value.no);
      return owner !== undefined && owner === there?.id ? { field: 'no', code: 'duplicateInShop', value: value.no } : undefined;
    }
    if (pieces === 0) {
      if (there) return { field: 'name', code: 'duplicateInShop', value: value.kind.name };
      return kindsSeen.has(key) ? { field: 'name', code: 'duplicateInFile', value: value.kind.name } : undefined;
    }
    // without a number, whoever has some of the kind already has these: importing a book twice doubles nothing
    const isThere = there && (holderId === null ? there.stockQty > 0 : (known.held.get(`${holderId}/${there.id}`) ?? 0) > 0);
    return isThere ? { field: holderId === null ? 'qty' : 'holder', code: 'duplicateInShop', value: value.holder } : undefined;
  }

  function note(
    value: ToolLine,
    { key, known: there, isOnce }: SheetKind,
    pieces: number,
    holderId: number | null,
    say: (field: string, code: ImportProblemCode, told: string) => unknown,
  ): void {
    kindsSeen.add(key);
    if (value.no !== '') {
      if (known.numbers.has(value.no)) say('no', 'toolNumberTaken', value.no);
      else if (seen.has(value.no)) say('no', 'duplicateInFile', value.no);
      seen.set(value.no, key);
    }
    if (holderId === null || pieces === 0) return;
    const hand = `${holderId}/${key}`;
    const before = held.get(hand) ?? (there ? (known.held.get(`${holderId}/${there.id}`) ?? 0) : 0);
    // R-000-41: somebody who holds two is a matter for the supervisor, not for a sheet
    if (isOnce && before + pieces > 1) say('holder', 'heldTwice', value.holder);
    else held.set(hand, before + pieces);
  }
}
