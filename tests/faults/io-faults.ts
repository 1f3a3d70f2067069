/** Words of the file that tells the shim what to do; see `io-shim.c`. */
export const armed = { failed: 5 } as const;
export const kinds = { full: 1, error: 2, half: 3 } as const;
export const callsMeant = { write: 1, sync: 2, truncate: 4 } as const;

/** One fault of the disk: which call of the database fails, and how. */
export interface IoFault {
  readonly kind: keyof typeof kinds;
  readonly calls: keyof typeof callsMeant;
  /** The how manieth such call. */
  readonly nth: number;
  /** Every later one too. */
  readonly isLasting: boolean;
}

/** A disk that is full when the log is moved into the file: something was committed before, nothing is after. */
export const fullAtCheckpoint: IoFault = { kind: 'full', calls: 'write', nth: 40, isLasting: true };

/** `count` positions, spread over kinds, calls, and once or lasting. */
export function ioFaults(count: number, random: () => number): readonly IoFault[] {
  const shapes: readonly Omit<IoFault, 'nth'>[] = [
    { kind: 'full', calls: 'write', isLasting: false },
    { kind: 'full', calls: 'write', isLasting: true },
    { kind: 'error', calls: 'write', isLasting: false },
    { kind: 'error', calls: 'write', isLasting: true },
    { kind: 'error', calls: 'sync', isLasting: false },
    { kind: 'error', calls: 'sync', isLasting: true },
    { kind: 'half', calls: 'write', isLasting: false },
    { kind: 'half', calls: 'write', isLasting: true },
    { kind: 'error', calls: 'truncate', isLasting: true },
    { kind: 'full', calls: 'sync', isLasting: false },
  ];
  const reach = { write: 500, sync: 8, truncate: 1 };
  return Array.from({ length: count }, (_, at) => {
    const shape = shapes[at % shapes.length] ?? shapes[0];
    if (!shape) throw new Error('there are shapes');
    return { ...shape, nth: 1 + Math.floor(random() ** 2 * reach[shape.calls]) };
  });
}
