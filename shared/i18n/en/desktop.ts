import type { EnglishTexts } from '../types.ts';
import type { desktop as chinese } from '../zh-CN/desktop.ts';

/** Texts of the desktop shell. */
export const desktop = {
  name: 'Service counter',
  menu: {
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    reload: 'Reload',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
    fullScreen: 'Full screen',
  },
  keyring: {
    first:
      'The keyring of this computer is not available, so the key of the data can only be kept in a file: {{file}}\nOnly this account of the computer can read it. Whoever can sign in to this account can open the data of the shop.',
    later:
      'The recovery code is right. The keyring of this computer is not available; the key can be kept in a file that only this account can read: {{file}}\nOtherwise the code is asked for at every start.',
    keep: 'Keep it in a file',
    quit: 'Quit',
    ask: 'Ask every time',
  },
  recovery: {
    heading: 'Type the recovery code',
    why: 'This computer has no key that opens the data of the shop: it is another computer or account, or its keyring was reset. Nothing was changed.',
    label: 'Recovery code (printed at the set-up, 9 groups of 4 characters)',
    open: 'Open',
    quit: 'Quit',
    opening: 'Opening …',
    wrong: 'This is not the recovery code of the shop. Compare it with the printed one and try again.',
  },
  pdf: { saveAs: 'Save as PDF', proposed: 'document' },
  rescue: {
    title: 'The data cannot be opened',
    why: {
      databaseDamaged: 'The data file is damaged. Nothing was changed.',
      databaseGone: 'The data file is gone, or another file is in its place. Nothing was changed.',
      keyMissing: 'This machine does not have the key of these data. To restore a backup, type the printed recovery code.',
    },
    what: 'It can be restored from one of these backups. The damaged file is kept beside it and never deleted; what was noted after the backup has to be typed again.',
    takenAt: 'Taken',
    holds: 'Holds',
    counts: 'customers {{customers}}, requests {{requests}}, slips {{workOrders}}',
    place: 'Place',
    own: 'data folder',
    verified: 'checked',
    unverified: 'not checked yet; it is checked before',
    restore: 'Restore this one',
    none: 'No good backup was found. Plug in the disk with the backups and refresh; if the file was only moved, put it back: {{file}}',
    refresh: 'Refresh',
    confirm: 'Restore the backup of {{takenAt}}?',
    confirmHint: 'What was noted since has to be typed again. The present data file is kept under another name.',
    yes: 'Restore',
    no: 'Back',
    code: 'Recovery code (where this machine has no key)',
    unlock: 'Open',
    unlockLabel: 'Type the printed recovery code first; the data are probably sound',
    done: 'Restored; the service counter opens …',
    failed: 'Nothing was restored: {{reason}}. Nothing was changed.',
    reasons: {
      recoveryCodeWrong: 'this is not the recovery code',
      backupUnfit: 'this backup is not sound, take another one',
      notFound: 'this backup is no longer there',
      other: 'it failed, see log/counter.log',
    },
  },
  refusal: {
    title: 'The data cannot be opened',
    databaseOwned: 'Another program is using the data folder: {{folder}}\nClose that program first, or use another data folder.',
    databaseDamaged: 'The database file is damaged: {{file}}\nNothing was changed. Restore the latest backup.',
    databaseGone:
      'The database file was removed or replaced: {{file}}\nNothing was changed. Move the file back, or restore the latest backup.',
    folderUnsafe:
      'The data folder is in a synchronised or network folder ({{what}}): {{folder}}\nSuch a folder damages data. Use a folder on a disk of this machine; to work at several machines, let one be the host and the others connect to it.',
    folderReadOnly:
      'The data folder cannot be written to: {{folder}}\nCheck whether the disk is write-protected and what this account may do.',
    useAnyway: 'Use it anyway',
    quit: 'Quit',
    keyMissing: 'This machine does not have the key of these data: {{file}}\nNothing was changed. Type the recovery code of the shop.',
    databaseNewer: 'A newer version has changed this database. Update the application.',
    other: 'The application could not start; see log/counter.log in the data folder.',
    pageDied: 'The page keeps crashing. Close the application and open it again; what you typed is kept in the drafts.',
  },
} as const satisfies EnglishTexts<typeof chinese>;
