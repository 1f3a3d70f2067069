import { z } from 'zod';

/** Lines of a form of which those without a quantity do not count this time; the others are checked as the host checks them. */
export function goodsLines(element: z.ZodType) {
  return z.array(
    z.looseObject({ qty: z.number().nullable() }).superRefine((line, context) => {
      if (line.qty === null || line.qty === 0) return;
      const { error } = element.safeParse(line);
      for (const { message, path } of error?.issues ?? []) context.addIssue({ code: 'custom', message, path: [...path] });
    }),
  );
}

/** The lines that count. */
export function countedLines<Line>(element: z.ZodType<Line>, lines: z.output<ReturnType<typeof goodsLines>>): readonly Line[] {
  return lines.filter(({ qty }) => qty !== null && qty !== 0).map((line) => element.parse(line));
}
