interface Seed {
  /** What is wrong with a program that has it. */
  readonly means: string;
  /** What the harness must complain of: a run that is red for another reason has not seen the fault. */
  readonly shows: RegExp;
  readonly file: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
}

/** Faults to be planted into the program, one at a time: the harness that stands guard over it must turn red. */
export const seeds = {
  keyNotClaimed: {
    means: 'a command that comes twice is done twice (F55)',
    shows: /made \d+ rows|came twice|when it came again|not as it was acknowledged/,
    file: 'electron/platform/write.ts',
    changes: [['!(await claimKey(context, tx, requestKey))', '(await claimKey(context, tx, requestKey), false)']],
  },
  trailAfterCommit: {
    means: 'event and audit rows are written in a transaction of their own (F01)',
    shows: /have no event or no audit entry/,
    file: 'electron/platform/write.ts',
    changes: [
      [
        'await insertHappenings(context, tx, happenings);',
        'setTimeout(() => void context.app.engine.transaction((later) => insertHappenings(context, later, happenings)).catch(() => {}), 40);',
      ],
    ],
  },
  syncedNormal: {
    means: 'commits are not synced (F04)',
    shows: /^lost: .* was acknowledged and is not there/,
    file: 'electron/db/sqlite.ts',
    changes: [
      ["'synchronous=FULL'", "'synchronous=NORMAL'"],
      ["=== 2, 'every commit", "=== 1, 'every commit"],
    ],
  },
  syncedOff: {
    means: 'neither commits nor checkpoints are synced (F03)',
    shows: /^(corrupt|lost): /,
    file: 'electron/db/sqlite.ts',
    changes: [
      ["'synchronous=FULL'", "'synchronous=OFF'"],
      ["=== 2, 'every commit", "=== 0, 'every commit"],
    ],
  },
  diskFailureUnnamed: {
    means: 'a failing disk is an unexpected fault without a message (G3)',
    shows: /had no message of its own|disk I\/O error/,
    file: 'electron/db/sqlite-file.ts',
    changes: [["  if (code.startsWith('SQLITE_IOERR')) return 'diskFailed';\n", '']],
  },
  writesGoOn: {
    means: 'a disk that fails again and again is written to again and again (F09)',
    shows: /a fourth write was tried/,
    file: 'electron/db/write-trust.ts',
    changes: [['if (failures >= mostFailures)', 'if (failures >= 1e9)']],
  },
  diskFullUnnamed: {
    means: 'a full disk is an unexpected fault without a message (F05)',
    shows: /a full disk was answered with|database or disk is full/,
    file: 'electron/db/sqlite-file.ts',
    changes: [["  if (code === 'SQLITE_FULL') return 'diskFull';\n", '']],
  },
  checkpointThrows: {
    means: 'a checkpoint that finds no room or no disk ends the program (F06)',
    shows: /the program ended [\s\S]*(database or disk is full|disk I\/O error)/,
    file: 'electron/db/sqlite-checkpoints.ts',
    changes: [['if (diskClasses.includes(classifyError(error))) return 0;', '']],
  },
  startUnchecked: {
    means: 'a database is opened without looking at its pages (F12)',
    shows: /was not noticed at the start|malformed|not a database/,
    file: 'electron/db/open.ts',
    changes: [['if (problems.length === 0) return check;', 'return check;']],
  },
  pagesUnsealed: {
    means: 'pages have neither seal nor checksum (G6)',
    shows: /a bit that fell over .* changed what is read/,
    file: 'electron/db/sqlite-file.ts',
    changes: [["  if (key) turnKey(handle, 'key', key);\n", '']],
  },
  stepsOneByOne: {
    means: 'the steps of an update are not one transaction (F49)',
    shows: /neither old nor new/,
    file: 'electron/db/sqlite.ts',
    changes: [
      ['get supportsTransactionalDdl(): boolean {\n    return true;', 'get supportsTransactionalDdl(): boolean {\n    return false;'],
    ],
  },
  poolUnheard: {
    means: 'nobody listens when a connection to the server breaks (F80)',
    shows: /the host ended/,
    file: 'electron/db/postgres.ts',
    changes: [
      ["pool.on('error', onConnectionLost);", ''],
      ["client.on('error', () => undefined);", ''],
    ],
  },
  commitsUnsynced: {
    means: 'the server answers before a commit is on its disk (F79)',
    shows: /^lost: /,
    file: 'electron/db/postgres.ts',
    changes: [
      ["application_name: 'after-sales-counter',", "application_name: 'after-sales-counter', options: '-c synchronous_commit=off',"],
    ],
  },
  numbersReadFirst: {
    means: 'a number is read first and counted up afterwards (F63)',
    shows: /numbers were given/,
    file: 'electron/platform/sequences.ts',
    changes: [
      [
        'const [row] = await countInRange(tx, kind, day);',
        `const own = (query) => query.where('kind', '=', kind).where('day', '=', day);
        const found = await own(tx.selectFrom('documentSequence').select('last')).executeTakeFirst();
        const row = { last: (found?.last ?? 0) + 1, prefix: null, digits: null };
        if (found) await own(tx.updateTable('documentSequence').set({ last: row.last })).execute();
        else await tx.insertInto('documentSequence').values({ kind, day, last: 1, first: 1 }).onConflict((conflict) => conflict.doNothing()).execute();`,
      ],
    ],
  },
} as const satisfies Readonly<Record<string, Seed>>;

export type SeedName = keyof typeof seeds;
